package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import java.util.List;
import java.util.Optional;

/** A node that another run has begun on is left to that run; the steps themselves make sure of it once more. */
record LockGuard(Purpose purpose) implements Guard {
    private static final String UNKNOWN =
            "a step is at work on the node, and nobody says for which run: try again when it has ended";

    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        boolean nothingToDo = volumes.stream().allMatch(VolumeState::complete);
        return purpose.carriedOut() && !nothingToDo ? held(facts).stream().toList() : List.of();
    }

    /** What to know of the lock where it is no reason to refuse. */
    Optional<String> warning(AgentFacts facts) {
        return held(facts);
    }

    private Optional<String> held(AgentFacts facts) {
        NodeLock lock = facts.lock();
        return lock.heldAgainst(purpose.run())
                ? Optional.of(lock.owner().map(NodeLock.Owner::sentence).orElse(UNKNOWN))
                : Optional.empty();
    }
}
