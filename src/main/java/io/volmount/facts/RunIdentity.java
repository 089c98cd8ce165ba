package io.volmount.facts;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The run that performs a step. A node accepts steps of one run only, from its first step until its lock is released.
 *
 * @param run the run, which is also the name of the lock
 * @param controller {@code user@host} of the process, for operators
 * @param boot ID of the boot for which the run planned the step; empty if any boot will do
 * @param age how long ago the run planned it, at least: another run that has unlocked the node since may have changed it
 */
public record RunIdentity(String run, String controller, Optional<String> boot, Duration age) {
    /** The name of a lock whose holder is unknown; no run has this name. */
    public static final String DAMAGED = "damaged";

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public RunIdentity {
        if (!isValidRun(run)) {
            throw new IllegalArgumentException("no name of a run: " + run);
        }
        if (controller.isBlank() || controller.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("no name of a controller: " + controller);
        }
    }

    /** A run that has just planned its steps, for any boot. */
    public RunIdentity(String run, String controller) {
        this(run, controller, Optional.empty(), Duration.ZERO);
    }

    public static boolean isValidRun(String text) {
        return RUN.matcher(text).matches() && !text.equals(DAMAGED);
    }
}
