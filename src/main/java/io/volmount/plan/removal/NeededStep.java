package io.volmount.plan.removal;

import io.volmount.step.Step;

/** A step that removes a volume, and why it is needed, as a phrase. */
public record NeededStep(Step step, String reason) {}
