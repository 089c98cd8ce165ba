package io.volmount.shell.session;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double up to a ceiling, each shortened at random by up to a half so that many callers do not return at
 * once.
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

    /** The pause after the given failed attempt, counted from 1. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(attempt - 1, 20);
        long ceiling = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(ceiling * (0.5 + random.nextDouble() / 2)));
    }
}
