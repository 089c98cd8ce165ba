package io.volmount.report.lock;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.step.StepResult;
import io.volmount.text.Worded;
import java.util.Optional;

/**
 * The state of an agent's lock.
 *
 * @param address {@code host:port}
 * @param detail a sentence with the remedy, if one is needed
 * @param found facts from a probe; empty if there was none or it got no answer
 */
public record LockReport(String agent, String address, State state, String detail, Optional<AgentFacts> found) {

    /** State of a lock. */
    public enum State implements Worded {
        /** No run holds it. */
        FREE,
        /** A run holds it, or a step is running. */
        LOCKED,
        /** A run held it; it has just been removed. */
        UNLOCKED,
        /** The agent did not answer. */
        UNKNOWN;

        /** Whether a run may begin on the agent. */
        public boolean open() {
            return this == FREE || this == UNLOCKED;
        }
    }

    /** The state that a probe found. */
    public static LockReport found(String agent, String address, AgentFacts facts) {
        NodeLock lock = facts.lock();
        boolean locked = lock.owner().isPresent() || lock.stepAtWork();
        String detail = lock.owner()
                .map(owner -> "if that run is over, `volmount unlock " + agent + " --lock " + owner.run()
                        + "` with the same inventory removes its lock; otherwise wait for it, or continue it with"
                        + " `volmount resume` on the controller that began it")
                .orElse(locked ? "a step is running, and it is unknown for which run" : "the node is not locked");
        return new LockReport(agent, address, locked ? State.LOCKED : State.FREE, detail, Optional.of(facts));
    }

    /** The result of removing a lock. */
    public static LockReport released(String agent, String address, StepResult result) {
        State state = switch (result.status()) {
            case DONE -> State.UNLOCKED;
            case UNCHANGED -> State.FREE;
            case HELD, FAILED -> State.LOCKED;
            case UNREACHABLE, IN_DOUBT -> State.UNKNOWN;
        };
        return new LockReport(agent, address, state, result.detail(), Optional.empty());
    }

    /** The state of an agent that cannot be reached, for this reason. */
    public static LockReport silent(String agent, String address, String why) {
        return new LockReport(agent, address, State.UNKNOWN, why, Optional.empty());
    }
}
