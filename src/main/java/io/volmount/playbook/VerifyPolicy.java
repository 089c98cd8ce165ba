package io.volmount.playbook;

import java.time.Duration;

/**
 * How long to look before an agent counts as verified.
 *
 * @param timeout within which the agent has to be back with its volumes offered
 * @param settle for which its service has to stay the same process; shorter than the timeout
 */
public record VerifyPolicy(Duration timeout, Duration settle) {
    public static final VerifyPolicy DEFAULT = new VerifyPolicy(Duration.ofMinutes(10), Duration.ofSeconds(30));

    public VerifyPolicy {
        if (settle.compareTo(timeout) >= 0) {
            throw new IllegalArgumentException("settle " + settle + " is not shorter than timeout " + timeout);
        }
    }
}
