package io.volmount.report.lock;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.step.StepResult;
import java.util.Locale;
import java.util.Optional;

/**
 * How it stands with the lock of an agent.
 *
 * @param address {@code host:port}
 * @param detail a sentence, with the remedy where one is needed
 * @param found what a look at the node told; empty when none was asked for, or none was answered
 */
public record LockReport(String agent, String address, State state, String detail, Optional<AgentFacts> found) {

    /** How it stands. */
    public enum State {
        /** Nobody's. */
        FREE,
        /** Some run's, or a step is at work. */
        LOCKED,
        /** Some run's until just now. */
        UNLOCKED,
        /** Nobody can tell. */
        UNKNOWN;

        /** The word in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a run may begin on the agent. */
        public boolean open() {
            return this == FREE || this == UNLOCKED;
        }
    }

    /** What a look found. */
    public static LockReport found(String agent, String address, AgentFacts facts) {
        NodeLock lock = facts.lock();
        boolean locked = lock.owner().isPresent() || lock.stepAtWork();
        String detail = lock.owner()
                .map(owner -> "if that run is over for good, `volmount unlock " + agent + " --lock " + owner.run()
                        + "` with the same inventory takes its lock away; otherwise wait for it, or go on with"
                        + " `volmount resume` where it was begun")
                .orElse(locked ? "a step is at work, and nobody says for which run" : "the node is nobody's");
        return new LockReport(agent, address, locked ? State.LOCKED : State.FREE, detail, Optional.of(facts));
    }

    /** What came of taking a lock away. */
    public static LockReport released(String agent, String address, StepResult result) {
        State state = switch (result.status()) {
            case DONE -> State.UNLOCKED;
            case UNCHANGED -> State.FREE;
            case HELD, FAILED -> State.LOCKED;
            case UNREACHABLE, IN_DOUBT -> State.UNKNOWN;
        };
        return new LockReport(agent, address, state, result.detail(), Optional.empty());
    }

    /** Of an agent that cannot be asked, for this reason. */
    public static LockReport silent(String agent, String address, String why) {
        return new LockReport(agent, address, State.UNKNOWN, why, Optional.empty());
    }
}
