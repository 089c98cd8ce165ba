package io.volmount.step;

import io.volmount.facts.NodeLimits;
import io.volmount.text.Worded;
import java.util.Optional;

/**
 * The result of a step.
 *
 * @param detail one sentence or phrase; never empty
 * @param output the last lines of its commands' output; may be empty
 * @param boot the boot id after a reboot; empty for any other step, and if unknown
 */
public record StepResult(Status status, String detail, String output, Optional<String> boot) {

    /** The status of a step. */
    public enum Status implements Worded {
        /** The node was changed as intended. */
        DONE,
        /** The node was already as intended. */
        UNCHANGED,
        /** The step failed, and nothing of it is still running. */
        FAILED,
        /** The agent, or the master that the step needs, could not be reached, so the step did not begin. */
        UNREACHABLE,
        /** Another run has locked the node, so the step did not begin. */
        HELD,
        /** Its end was not seen: it may have happened, in part or whole, or still be running. */
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

    /** The result of a step without a new boot. */
    public StepResult(Status status, String detail, String output) {
        this(status, detail, output, Optional.empty());
    }

    /** Whether the next step may run. */
    public boolean succeeded() {
        return status.succeeded();
    }
}
