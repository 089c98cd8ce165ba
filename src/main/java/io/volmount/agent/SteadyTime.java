package io.volmount.agent;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Time for measuring how long something takes: nobody sets it, and it stands still while this machine sleeps. It began as
 * the time of day and drifts from it by both, so it is no good for telling when something happened. Safe for threads.
 */
public final class SteadyTime implements InstantSource {
    private final Instant begin;
    private final long beginNanos = System.nanoTime();

    private SteadyTime(Instant begin) {
        this.begin = begin;
    }

    /** Begins now. */
    public static SteadyTime from(InstantSource timeOfDay) {
        return new SteadyTime(timeOfDay.instant());
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(System.nanoTime() - beginNanos);
    }
}
