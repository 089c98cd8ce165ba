package io.volmount.facts;

import java.util.regex.Pattern;

/**
 * In whose name a step is performed. A node takes steps of one run alone, from the first until its lock is given back.
 *
 * @param run the run's name, which is also the name of the lock
 * @param controller {@code user@host} that performs it, for people to find
 */
public record RunIdentity(String run, String controller) {
    /** What a lock is called whose owner cannot be told; no run has this name. */
    public static final String DAMAGED = "damaged";

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public RunIdentity {
        if (!isRun(run)) {
            throw new IllegalArgumentException("no name of a run: " + run);
        }
        if (controller.isBlank() || controller.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no name of a controller: " + controller);
        }
    }

    /** Whether a text looks like the name of a run. */
    public static boolean isRun(String text) {
        return RUN.matcher(text).matches() && !text.equals(DAMAGED);
    }
}
