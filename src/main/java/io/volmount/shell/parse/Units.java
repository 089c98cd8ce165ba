package io.volmount.shell.parse;

import io.volmount.facts.UnitState;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** systemd units, parsed from {@code systemctl show}. */
record Units(Map<String, UnitState> states, Map<String, String> loaded) {

    /** @param uptime of the node at the time of the probe */
    static Units parse(String text, Duration uptime) {
        Map<String, UnitState> states = new HashMap<>();
        Map<String, String> loaded = new HashMap<>();
        for (Assignments unit : Assignments.paragraphs(text)) {
            states.put(unit.get("Id"), state(unit, uptime));
            loaded.put(unit.get("Id"), unit.get("LoadState"));
        }
        return new Units(states, loaded);
    }

    boolean isInstalled(String unit) {
        return !loaded.getOrDefault(unit, "not-found").equals("not-found");
    }

    Optional<UnitState> state(String unit) {
        return Optional.ofNullable(states.get(unit));
    }

    private static UnitState state(Assignments unit, Duration uptime) {
        long mainPid = unit.number("MainPID").orElse(0);
        boolean active = unit.get("ActiveState").equals("active");
        long since = unit.number("ActiveEnterTimestampMonotonic").orElse(0);
        Duration activeFor = active && since > 0 ? uptime.minus(since, ChronoUnit.MICROS) : Duration.ZERO;
        return new UnitState(
                unit.get("Id"),
                unit.get("ActiveState"),
                unit.get("LoadState").equals("loaded") ? unit.get("SubState") : unit.get("LoadState"),
                mainPid,
                activeFor.isNegative() ? Duration.ZERO : activeFor,
                mainPid > 0 ? unit.number("ExecMainStartTimestampMonotonic") : OptionalLong.empty(),
                unit.number("NRestarts"));
    }
}
