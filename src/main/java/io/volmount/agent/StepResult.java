package io.volmount.agent;

/**
 * What came of a step.
 *
 * @param detail one sentence or phrase; never empty
 * @param output the last lines that its commands printed; may be empty
 */
public record StepResult(Status status, String detail, String output) {

    /** How far it is known. */
    public enum Status {
        /** The node was changed as intended. */
        DONE,
        /** The node was found as intended. */
        UNCHANGED,
        /** The step did not reach its goal, and nothing of it is running any more. */
        FAILED,
        /** The agent could not be reached, so the step never began. */
        UNREACHABLE,
        /** The node belongs to another run, so the step never began. */
        HELD,
        /** Nobody saw the end of it: it may have happened, in part or whole, or still be running. */
        IN_DOUBT
    }

    public StepResult {
        if (detail.isBlank()) {
            throw new IllegalArgumentException("a result says what happened");
        }
    }

    /** Whether the next step may run. */
    public boolean succeeded() {
        return status == Status.DONE || status == Status.UNCHANGED;
    }
}
