package io.volmount.agent;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A monotonic clock for measuring durations: it is not affected by clock changes and stops while this machine sleeps.
 * It starts at the time of day and drifts from it, so it does not tell when something happened. Thread-safe.
 */
public final class SteadyTime implements InstantSource {
    private final Instant begin;
    private final long beginNanos = System.nanoTime();

    private SteadyTime(Instant begin) {
        this.begin = begin;
    }

    /** Starts now. */
    public static SteadyTime from(InstantSource timeOfDay) {
        return new SteadyTime(timeOfDay.instant());
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(System.nanoTime() - beginNanos);
    }
}
