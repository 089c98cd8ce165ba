package io.volmount.rollout;

import io.volmount.agent.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time there is for looking at an agent again and again, at growing intervals. */
final class Patience {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Clock clock;
    private final Sleeper sleeper;
    private final Instant begin;
    private final Instant end;
    private Duration pause = SHORTEST;

    /** It begins now. */
    Patience(Clock clock, Sleeper sleeper, Duration timeout) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.begin = clock.instant();
        this.end = begin.plus(timeout);
    }

    Duration waited() {
        return Duration.between(begin, clock.instant());
    }

    /** Waits for the next look; false, without waiting, when there is no time for one, and when interrupted. */
    boolean another() {
        if (!clock.instant().plus(pause).isBefore(end)) {
            return false;
        }
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        return true;
    }
}
