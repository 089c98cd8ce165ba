package io.volmount.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Polls at increasing intervals until a timeout. */
public final class PollTimer {
    private static final Backoff PAUSES = new Backoff(Integer.MAX_VALUE, Duration.ofMillis(500), Duration.ofSeconds(2));

    /** However soon news is expected: a node may say so again and again. */
    private static final Duration SHORTEST = Duration.ofMillis(200);

    /** However late news is expected: what the node is waiting for may fail. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

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
        return awaitNext(Optional.empty());
    }

    /**
     * The same.
     *
     * @param news when the answer is expected to change; the poll comes then, or after five seconds if that is sooner
     */
    public boolean awaitNext(Optional<Duration> news) {
        Duration pause = news.map(PollTimer::bounded).orElseGet(() -> PAUSES.pauseAfter(polls));
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

    private static Duration bounded(Duration pause) {
        Duration longest = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return longest.compareTo(SHORTEST) < 0 ? SHORTEST : longest;
    }
}
