package io.volmount.console.screen;

import java.time.Duration;
import java.util.Optional;

/**
 * How far work on many agents or runs has come, none of which waits for another.
 *
 * @param doing as in {@code probing}
 * @param problems how many of those done were not in order
 * @param oldest the one that was begun first and is not done; empty if none is known
 */
public record ProbeStatus(String doing, int done, int all, int problems, Duration elapsed, Optional<Oldest> oldest) {
    private static final int LEAST_DONE = 5;

    /**
     * What has been worked on longest.
     *
     * @param limit how long it may take, as a rule; empty if that is unknown
     */
    public record Oldest(String name, Duration age, Optional<Duration> limit) {}

    /** How long the rest takes at the same rate; empty as long as too few are done to tell. */
    Optional<Duration> left() {
        return done < LEAST_DONE || done >= all
                ? Optional.empty()
                : Optional.of(elapsed.multipliedBy(all - done).dividedBy(done));
    }
}
