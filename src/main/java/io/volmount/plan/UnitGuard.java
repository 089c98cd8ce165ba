package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.UnitState;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;

/** The agent's service must be one that systemd can stop and start. */
final class UnitGuard implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return facts.kind().role().flatMap(role -> refusal(role, facts.unit())).stream()
                .toList();
    }

    private static Optional<String> refusal(Role role, Optional<UnitState> unit) {
        if (unit.isEmpty()) {
            return Optional.of("systemd does not tell of " + role.unit() + ", which the node's role needs");
        }
        return unit.filter(found -> !found.isLoaded())
                .map(found -> role.unit() + " is " + found.sub() + ", so the agent could not be started again: see"
                        + " `systemctl status " + role.unit() + "`");
    }
}
