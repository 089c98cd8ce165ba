package io.volmount.playbook.policy;

import java.time.Duration;

/** Policies that differ from others in one thing. */
public final class Policies {
    private Policies() {}

    public static RolloutPolicy within(PerZone limits, RolloutPolicy other) {
        return new RolloutPolicy(
                other.canary(), other.maxUnavailable(), other.maxFailures(), limits, other.spread(), other.soak());
    }

    public static RolloutPolicy soaking(Duration time, RolloutPolicy other) {
        return new RolloutPolicy(
                other.canary(), other.maxUnavailable(), other.maxFailures(), other.perZone(), other.spread(), time);
    }
}
