package io.volmount.plan.step;

import io.volmount.step.Step;
import java.util.Optional;

/**
 * A step and why it is needed, as a phrase.
 *
 * @param undo the step that rolls it back if a later step fails; empty if it stays done
 */
public record PlannedStep(Step step, String reason, Optional<Step> undo) {

    /** A step that stays done. */
    public PlannedStep(Step step, String reason) {
        this(step, reason, Optional.empty());
    }

    /** The same, rolled back if a later step fails, if that is safe. */
    public PlannedStep undoable() {
        return new PlannedStep(step, reason, step.undo());
    }
}
