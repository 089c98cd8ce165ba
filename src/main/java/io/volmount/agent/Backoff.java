package io.volmount.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double up to a ceiling.
 *
 * @param attempts how often to try in all; 1 means no second try
 * @param first the longest the first pause can be
 * @param longest the longest any pause can be
 */
public record Backoff(int attempts, Duration first, Duration longest) {
    public Backoff {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a backoff");
        }
    }

    /** The whole pause after the given attempt, counted from 1. */
    public Duration pauseAfter(int attempt) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        return Duration.ofMillis(Math.min(doubled, longest.toMillis()));
    }

    /** The same, shortened at random by up to a half so that many callers do not return at once. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        return Duration.ofMillis(Math.round(pauseAfter(attempt).toMillis() * (0.5 + random.nextDouble() / 2)));
    }
}
