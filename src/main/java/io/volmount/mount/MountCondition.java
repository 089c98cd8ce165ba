package io.volmount.mount;

/**
 * How one side of a volume stands on a node.
 *
 * @param state what it comes to
 * @param detail a phrase that says what was seen
 * @param remedy what the operator can do about it, a phrase; empty unless {@link State#WRONG}
 */
public record MountCondition(State state, String detail, String remedy) {

    /** What it comes to. */
    public enum State {
        /** As it is wanted: nothing is to be done. */
        RIGHT,
        /** Not there, and nothing is in the way of making it so. */
        MISSING,
        /** Another thing is there, or the right one in a way that does not serve. */
        WRONG
    }

    static MountCondition right(String detail) {
        return new MountCondition(State.RIGHT, detail, "");
    }

    static MountCondition missing(String detail) {
        return new MountCondition(State.MISSING, detail, "");
    }

    static MountCondition wrong(String detail, String remedy) {
        return new MountCondition(State.WRONG, detail, remedy);
    }

    public boolean isRight() {
        return state == State.RIGHT;
    }

    public boolean isMissing() {
        return state == State.MISSING;
    }

    public boolean isWrong() {
        return state == State.WRONG;
    }
}
