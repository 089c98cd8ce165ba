package io.volmount.rollout;

/**
 * How much of its limits a rollout uses, in all zones together.
 *
 * @param unavailable agents that count as unavailable now
 * @param failures agents that failed, are unreachable, in doubt, not verified or unproven
 */
public record BudgetUse(int unavailable, int maxUnavailable, int failures, int maxFailures) {}
