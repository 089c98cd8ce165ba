package io.volmount.playbook.policy;

import java.time.Duration;

/**
 * How long an agent is observed before it counts as verified.
 *
 * @param timeout within which the agent must offer its volumes
 * @param settle for which its service must run without a restart; shorter than the timeout
 */
public record VerifyPolicy(Duration timeout, Duration settle) {
    public static final VerifyPolicy DEFAULT = new VerifyPolicy(Duration.ofMinutes(10), Duration.ofSeconds(30));

    public VerifyPolicy {
        if (settle.compareTo(timeout) >= 0) {
            throw new IllegalArgumentException("settle " + settle + " is not shorter than timeout " + timeout);
        }
    }
}
