package io.volmount.playbook.policy;

import java.time.Duration;

/**
 * The limits and the order of a rollout.
 *
 * @param canary agents that must be verified before any other begins
 * @param maxUnavailable agents that may be unavailable at one time: failed, unreachable, in doubt or being changed; never zero
 * @param maxFailures agents that may fail before the rollout stops
 * @param perZone further limits, for each zone
 * @param spread the order in which agents are taken
 * @param soak how long a verified agent still counts as unavailable
 */
public record RolloutPolicy(
        Amount canary, Amount maxUnavailable, Amount maxFailures, PerZone perZone, Spread spread, Duration soak) {
    /** One agent at a time, and the first failure stops everything. */
    public static final RolloutPolicy DEFAULT = new RolloutPolicy(
            Amount.agents(1), Amount.agents(1), Amount.agents(0), PerZone.NO_LIMITS, Spread.ZONE, Duration.ZERO);

    public RolloutPolicy {
        if (maxUnavailable.number() == 0) {
            throw new IllegalArgumentException("maxUnavailable is 0");
        }
    }

    /** How many of this number of agents may be unavailable at one time. */
    public int window(int agents) {
        return maxUnavailable.of(agents);
    }
}
