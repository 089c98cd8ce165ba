package io.volmount.rollout;

import io.volmount.playbook.PerZone;
import io.volmount.playbook.RolloutPolicy;

/**
 * The agreed damage to a group of agents.
 *
 * @param maxUnavailable agents that may be down, failed, unreachable, in doubt or not proven at any one time
 * @param maxFailures agents that may have failed, be unreachable, in doubt or not proven before no other is begun
 */
record Limits(int maxUnavailable, int maxFailures) {

    static Limits inAll(RolloutPolicy policy, int agents) {
        return new Limits(policy.window(agents), policy.maxFailures().of(agents));
    }

    static Limits ofZone(PerZone policy, int agents) {
        return new Limits(
                policy.window(agents).orElse(Integer.MAX_VALUE),
                policy.maxFailures().map(amount -> amount.of(agents)).orElse(Integer.MAX_VALUE));
    }

    /**
     * Whether one more agent may be begun.
     *
     * @param away those whose place is taken, the lost ones among them
     */
    boolean admit(int away, int lost) {
        return lost <= maxFailures && away < maxUnavailable;
    }

    /** Whether one more agent may be begun once only the lost ones are away. */
    boolean leaveRoom(int lost) {
        return admit(lost, lost);
    }

    /** Why no agent can be begun any more, when none is being worked on. */
    String spentBy(int lost) {
        String count = lost == 1 ? "1 agent is" : lost + " agents are";
        return lost > maxFailures
                ? count + " failed, unreachable, in doubt or not proven, more than maxFailures: " + maxFailures
                : count + " failed, unreachable, in doubt or not proven, which spends maxUnavailable: "
                        + maxUnavailable;
    }
}
