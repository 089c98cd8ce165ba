package io.volmount.playbook;

import java.time.Duration;

/**
 * How carefully a change goes through the cluster.
 *
 * @param canary agents that must be finished and verified before any other begins
 * @param maxUnavailable agents that may be away at one time: failed, unreachable, in doubt or rebooting; never zero
 * @param maxFailures agents that may fail before the rollout stops
 * @param perZone what may be away and fail in each zone, on top of these
 * @param spread whether the agents are taken from the zones in turn
 * @param soak how long a verified agent keeps its place before another one takes it
 */
public record RolloutPolicy(
        Amount canary, Amount maxUnavailable, Amount maxFailures, PerZone perZone, Spread spread, Duration soak) {
    /** One agent at a time, and the first failure stops everything. */
    public static final RolloutPolicy DEFAULT =
            new RolloutPolicy(Amount.agents(1), Amount.agents(1), Amount.agents(0), Spread.ZONE);

    public RolloutPolicy {
        if (maxUnavailable.number() == 0) {
            throw new IllegalArgumentException("with no agent away, no agent can change");
        }
    }

    /** All zones alike, and the next agent as soon as there is room. */
    public RolloutPolicy(Amount canary, Amount maxUnavailable, Amount maxFailures, Spread spread) {
        this(canary, maxUnavailable, maxFailures, PerZone.NO_LIMITS, spread, Duration.ZERO);
    }

    /** How many of so many agents may be away at one time. */
    public int window(int agents) {
        return maxUnavailable.of(agents);
    }

    /** This with another soak time. */
    public RolloutPolicy soaking(Duration time) {
        return new RolloutPolicy(canary, maxUnavailable, maxFailures, perZone, spread, time);
    }

    /** This with other limits per zone. */
    public RolloutPolicy within(PerZone limits) {
        return new RolloutPolicy(canary, maxUnavailable, maxFailures, limits, spread, soak);
    }
}
