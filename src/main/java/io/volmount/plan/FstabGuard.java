package io.volmount.plan;

import io.volmount.agent.AgentFacts;
import io.volmount.fstab.FstabEntry;
import io.volmount.volume.Condition;
import java.util.List;
import java.util.Optional;

/** No other line of fstab, and no unit that systemd prefers to fstab, may claim the volume's path or its source. */
final class FstabGuard implements VolumeGuard {
    @Override
    public Optional<String> refusal(VolumeState volume) {
        AgentFacts facts = volume.facts();
        Optional<Condition> unit = volume.nativeUnit().filter(Condition::isWrong);
        if (unit.isPresent()) {
            return Optional.of(unit.get().detail() + ": " + unit.get().remedy());
        }
        String path = volume.spec().path().toString();
        List<FstabEntry> own = facts.fstab().on(path);
        if (own.size() > 1) {
            return Optional.of("/etc/fstab mounts " + path + " " + own.size() + " times: leave one line");
        }
        return own.stream()
                .findFirst()
                .flatMap(entry -> conflict(volume, entry))
                .or(() -> facts.fstab().entries().stream()
                        .filter(entry -> !entry.file().equals(path) && volume.namesSource(entry))
                        .findFirst()
                        .map(entry ->
                                "/etc/fstab mounts " + volume.spec().source().path() + " elsewhere: " + entry.line()));
    }

    private static Optional<String> conflict(VolumeState volume, FstabEntry entry) {
        String wanted = volume.spec().filesystem().word();
        boolean fits = volume.namesSource(entry)
                && (entry.type().equals("auto") || entry.type().equals(wanted))
                && !entry.hasOption("noauto");
        return fits
                ? Optional.empty()
                : Optional.of("/etc/fstab has another line for " + volume.spec().path() + ": " + entry.line()
                        + "; correct or remove it");
    }
}
