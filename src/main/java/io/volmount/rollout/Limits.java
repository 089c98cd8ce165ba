package io.volmount.rollout;

import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;

/**
 * The limits of unavailability and failure in a group of agents.
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
     * Whether one more agent may begin.
     *
     * @param unavailable the unavailable agents, including the lost ones
     */
    boolean admit(int unavailable, int lost) {
        return lost <= maxFailures && unavailable < maxUnavailable;
    }

    /** Whether one more agent may begin once only the lost ones are unavailable. */
    boolean leaveRoom(int lost) {
        return admit(lost, lost);
    }

    /** Why no more agents can begin, once none is in flight. */
    String spentBy(int lost) {
        String count = lost == 1 ? "1 agent is" : lost + " agents are";
        return lost > maxFailures
                ? count + " failed, unreachable, in doubt or not proven, more than maxFailures: " + maxFailures
                : count + " failed, unreachable, in doubt or not proven, which uses up maxUnavailable: "
                        + maxUnavailable;
    }
}
