package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import java.util.List;
import java.util.Optional;

/** Refuses a node that another run has locked; the steps check the lock again. */
record LockGuard(Purpose purpose) implements Guard {
    private static final String UNKNOWN =
            "a step is running on the node for an unknown run: try again when it has ended";

    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return purpose.carriedOut() ? held(facts).stream().toList() : List.of();
    }

    /** The lock as a warning, where it is not a reason to refuse. */
    Optional<String> warning(AgentFacts facts) {
        return held(facts);
    }

    private Optional<String> held(AgentFacts facts) {
        NodeLock lock = facts.lock();
        return lock.isHeldAgainst(purpose.run())
                ? Optional.of(lock.owner().map(NodeLock.Owner::sentence).orElse(UNKNOWN))
                : Optional.empty();
    }
}
