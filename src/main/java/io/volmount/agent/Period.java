package io.volmount.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time, by the controller's clock.
 *
 * @param ended empty if it has not ended, or nobody saw its end
 */
public record Period(Instant began, Optional<Instant> ended) {

    /** One that has ended. */
    public static Period of(Instant began, Instant ended) {
        return new Period(began, Optional.of(ended));
    }

    /** Empty if its end is not known. */
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(began, end));
    }
}
