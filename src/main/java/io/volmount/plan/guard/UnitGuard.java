package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.UnitState;
import io.volmount.plan.step.VolumeState;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;

/** The agent's service must be loaded in systemd, so that it can be stopped and started. */
final class UnitGuard implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return facts.kind().role().flatMap(role -> refusal(role, facts.unit())).stream()
                .toList();
    }

    private static Optional<String> refusal(Role role, Optional<UnitState> unit) {
        if (unit.isEmpty()) {
            return Optional.of("systemd did not report the state of " + role.unit()
                    + ", which the node's role needs: check `systemctl status " + role.unit() + "`");
        }
        return unit.filter(found -> !found.isLoaded())
                .map(found -> role.unit() + " is " + found.sub() + ", so the agent could not be started again: check"
                        + " `systemctl status " + role.unit() + "`");
    }
}
