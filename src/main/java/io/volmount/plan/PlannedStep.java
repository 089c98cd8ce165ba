package io.volmount.plan;

import io.volmount.step.ScriptStep;
import io.volmount.step.Step;
import java.util.Optional;

/**
 * A step and the fact that makes it needed, as a phrase.
 *
 * @param undo what takes it back when a later step fails; empty when it then stays done
 */
public record PlannedStep(Step step, String reason, Optional<ScriptStep> undo) {

    /** A step that stays done. */
    public PlannedStep(Step step, String reason) {
        this(step, reason, Optional.empty());
    }

    /** The same, taken back when a later step fails, if that can be done safely. */
    PlannedStep undoable() {
        return new PlannedStep(step, reason, step.undo());
    }
}
