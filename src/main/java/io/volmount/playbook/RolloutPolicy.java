package io.volmount.playbook;

/**
 * How carefully a change goes through the cluster.
 *
 * @param canary agents that must be finished and verified before any other begins
 * @param maxUnavailable agents that may be away at one time: failed, unreachable, in doubt or rebooting; never zero
 * @param maxFailures agents that may fail before the rollout stops
 * @param spread whether the agents are taken from the zones in turn
 */
public record RolloutPolicy(Amount canary, Amount maxUnavailable, Amount maxFailures, Spread spread) {
    /** One agent at a time, and the first failure stops everything. */
    public static final RolloutPolicy DEFAULT =
            new RolloutPolicy(Amount.agents(1), Amount.agents(1), Amount.agents(0), Spread.ZONE);

    public RolloutPolicy {
        if (maxUnavailable.number() == 0) {
            throw new IllegalArgumentException("with no agent away, no agent can change");
        }
    }
}
