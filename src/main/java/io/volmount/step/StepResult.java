package io.volmount.step;

import io.volmount.facts.NodeLimits;
import io.volmount.text.Worded;
import java.util.Optional;

/**
 * What came of a step.
 *
 * @param detail one sentence or phrase; never empty
 * @param output the last lines that its commands printed; may be empty
 * @param boot the id of the boot that a reboot ended in; empty for any other step, and where nobody saw it
 */
public record StepResult(Status status, String detail, String output, Optional<String> boot) {

    /** How far it is known. */
    public enum Status implements Worded {
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
        IN_DOUBT;

        private boolean succeeded() {
            return this == DONE || this == UNCHANGED;
        }
    }

    public StepResult {
        if (detail.isBlank()) {
            throw new IllegalArgumentException("a result says what happened");
        }
        detail = NodeLimits.cut(detail, NodeLimits.QUOTING);
        output = NodeLimits.end(output, status.succeeded() ? NodeLimits.SENTENCE : NodeLimits.OUTPUT);
    }

    /** What came of a step other than a reboot that was seen to end. */
    public StepResult(Status status, String detail, String output) {
        this(status, detail, output, Optional.empty());
    }

    /** Whether the next step may run. */
    public boolean succeeded() {
        return status.succeeded();
    }
}
