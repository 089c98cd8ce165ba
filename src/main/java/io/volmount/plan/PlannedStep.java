package io.volmount.plan;

import io.volmount.agent.Step;

/** A step and the fact that makes it needed, as a phrase. */
public record PlannedStep(Step step, String reason) {}
