package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.plan.step.VolumeState;
import java.util.List;
import java.util.Optional;

/**
 * Refuses a node that another run has locked; the steps check the lock again.
 *
 * @param carriedOut whether the steps are to be carried out; a plan that is only shown is not refused
 * @param run that carries them out; empty for a run that has no name yet
 */
public record LockGuard(boolean carriedOut, Optional<String> run) implements Guard {
    private static final String UNKNOWN =
            "a step is running on the node for an unknown run: try again when it has ended";

    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return carriedOut ? held(facts).stream().toList() : List.of();
    }

    /** The lock as a warning, where it is not a reason to refuse. */
    public Optional<String> warning(AgentFacts facts) {
        return held(facts);
    }

    private Optional<String> held(AgentFacts facts) {
        NodeLock lock = facts.lock();
        return lock.isHeldAgainst(run)
                ? Optional.of(lock.owner().map(NodeLock.Owner::sentence).orElse(UNKNOWN))
                : Optional.empty();
    }
}
