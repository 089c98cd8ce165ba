package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeKind;
import io.volmount.plan.step.VolumeState;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;

/**
 * The node must have the role that the inventory gives it, and one that offers disks.
 *
 * @param expected the role in the inventory; empty to accept the node's own
 */
public record NodeGuard(Optional<Role> expected) implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return switch (facts.kind()) {
            case MASTER -> List.of("it is a master, and masters offer no disks: remove it from the inventory");
            case BOTH ->
                List.of("it has the roles of both a private and a public agent, so the unit to stop is"
                        + " ambiguous: remove the wrong file from /etc/mesosphere/roles");
            case PRE_INSTALL -> List.of();
            case PRIVATE, PUBLIC -> mismatch(facts.kind());
        };
    }

    private List<String> mismatch(NodeKind found) {
        return expected.filter(role -> !found.role().equals(Optional.of(role)))
                .map(role -> List.of("the inventory says role " + role.word() + ", but the node is a " + found.title()
                        + ": correct the inventory, or check the address"))
                .orElse(List.of());
    }
}
