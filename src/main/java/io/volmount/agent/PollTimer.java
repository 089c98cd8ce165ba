package io.volmount.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Polls at increasing intervals until a timeout. */
public final class PollTimer {
    private static final Backoff PAUSES = new Backoff(Integer.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(2));

    private final InstantSource time;
    private final Sleeper sleeper;
    private final Instant begin;
    private final Instant end;
    private int polls = 1;

    /** A timer that starts now. */
    public PollTimer(InstantSource time, Sleeper sleeper, Duration timeout) {
        this.time = time;
        this.sleeper = sleeper;
        this.begin = time.instant();
        this.end = begin.plus(timeout);
    }

    public Duration waited() {
        return Duration.between(begin, time.instant());
    }

    /** Waits until the next poll; false, without waiting, if the time is up, and false if interrupted. */
    public boolean awaitNext() {
        Duration pause = PAUSES.pauseAfter(polls);
        if (!time.instant().plus(pause).isBefore(end)) {
            return false;
        }
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        polls++;
        return true;
    }
}
