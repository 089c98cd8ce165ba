package io.volmount.facts;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A systemd unit, as {@code systemctl show} reports it.
 *
 * @param active systemd's ActiveState: {@code active}, {@code activating}, {@code failed}, {@code inactive}, ...
 * @param sub systemd's SubState; the LoadState of a unit that is not loaded: {@code not-found}, {@code masked}, ...
 * @param mainPid 0 if there is none
 * @param activeFor how long it has been active without interruption; zero if it is not
 * @param startedAt the start of the main process in microseconds of the node's monotonic clock; empty if there is
 *     none
 * @param restarts how often systemd has restarted it (NRestarts); empty before systemd 235
 */
public record UnitState(
        String name,
        String active,
        String sub,
        long mainPid,
        Duration activeFor,
        OptionalLong startedAt,
        OptionalLong restarts) {

    private static final Set<String> NOT_LOADED =
            Set.of("not-found", "masked", "bad-setting", "error", "stub", "merged", "");

    public boolean isActive() {
        return active.equals("active");
    }

    /** Whether systemd has loaded it, so that it can be started and stopped. */
    public boolean isLoaded() {
        return !NOT_LOADED.contains(sub);
    }

    @Override
    public String toString() {
        return name + " is " + active + " (" + sub + ")";
    }
}
