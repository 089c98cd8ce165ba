package io.volmount.report;

/**
 * How a result is written for people. What programs read does not depend on it.
 *
 * @param full whether every agent is shown by itself, with all its evidence
 * @param why whether every step of a plan is shown with its reason
 * @param diff whether the changes of a plan to files are shown as diffs
 */
public record TextOptions(Style style, boolean full, boolean why, boolean diff) {
    /** Without colour, and agents that are alike in one entry. */
    public static final TextOptions PLAIN = new TextOptions(Style.PLAIN, false, false, false);

    /** The same in another style. */
    public TextOptions in(Style other) {
        return new TextOptions(other, full, why, diff);
    }

    /** The same with every agent by itself. */
    public TextOptions inFull() {
        return new TextOptions(style, true, why, diff);
    }

    public TextOptions withReasons() {
        return new TextOptions(style, full, true, diff);
    }

    public TextOptions withDiffs() {
        return new TextOptions(style, full, why, true);
    }
}
