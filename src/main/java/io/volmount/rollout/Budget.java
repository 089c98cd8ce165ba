package io.volmount.rollout;

import io.volmount.playbook.RolloutPolicy;

/**
 * The agreed damage, over the agents of a run.
 *
 * @param canaries agents that must be verified before any other is begun
 * @param maxUnavailable agents that may be down, failed, unreachable or in doubt at any one time
 * @param maxFailures agents that may have failed, be unreachable or in doubt before no other is begun
 */
record Budget(int canaries, int maxUnavailable, int maxFailures) {

    static Budget of(RolloutPolicy policy, int agents) {
        return new Budget(
                policy.canary().of(agents),
                Math.max(1, policy.maxUnavailable().of(agents)),
                policy.maxFailures().of(agents));
    }

    /** Whether one more agent may be begun, given those being worked on and those lost. */
    boolean admits(int inFlight, int lost) {
        return lost <= maxFailures && inFlight + lost < maxUnavailable;
    }

    /** Why no agent can be begun any more, when none is being worked on. */
    String spent(int lost) {
        String count = lost == 1 ? "1 agent is" : lost + " agents are";
        return lost > maxFailures
                ? count + " failed, unreachable or in doubt, more than maxFailures: " + maxFailures
                : count + " failed, unreachable or in doubt, which spends maxUnavailable: " + maxUnavailable;
    }
}
