package io.volmount.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts that double up to a limit.
 *
 * @param attempts the number of attempts in all; 1 for no retry
 * @param first the longest first pause
 * @param longest the longest pause
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

    /** The same, shortened at random by up to a half, so that many callers do not retry at the same moment. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        return Duration.ofMillis(Math.round(pauseAfter(attempt).toMillis() * (0.5 + random.nextDouble() / 2)));
    }
}
