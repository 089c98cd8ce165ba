package io.volmount.mount;

/**
 * One condition of a mounted volume on a node.
 *
 * @param state the conclusion
 * @param detail what was seen, as a phrase
 * @param remedy what the operator can do about it, as a phrase; empty unless {@link State#WRONG}
 */
public record MountCondition(State state, String detail, String remedy) {

    /** The conclusion. */
    public enum State {
        /** As desired; nothing to do. */
        CORRECT,
        /** Absent, and nothing prevents a step from changing that. */
        MISSING,
        /** Something else is there, or it is not usable. */
        WRONG
    }

    static MountCondition correct(String detail) {
        return new MountCondition(State.CORRECT, detail, "");
    }

    static MountCondition missing(String detail) {
        return new MountCondition(State.MISSING, detail, "");
    }

    static MountCondition wrong(String detail, String remedy) {
        return new MountCondition(State.WRONG, detail, remedy);
    }

    public boolean isCorrect() {
        return state == State.CORRECT;
    }

    public boolean isMissing() {
        return state == State.MISSING;
    }

    public boolean isWrong() {
        return state == State.WRONG;
    }
}
