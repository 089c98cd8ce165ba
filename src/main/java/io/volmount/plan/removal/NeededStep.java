package io.volmount.plan.removal;

import io.volmount.step.Step;

/**
 * A step that removes a volume.
 *
 * @param reason why it is needed, as a phrase
 * @param restorable whether it can be rolled back if a later step fails
 */
public record NeededStep(Step step, String reason, boolean restorable) {
    /** A step that can be rolled back, if that kind of step can. */
    NeededStep(Step step, String reason) {
        this(step, reason, true);
    }
}
