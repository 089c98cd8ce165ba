package io.volmount.facts;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A systemd unit, as {@code systemctl show} tells.
 *
 * @param active systemd's ActiveState: {@code active}, {@code activating}, {@code failed}, {@code inactive}, ...
 * @param sub systemd's SubState; of a unit that is not loaded its LoadState: {@code not-found}, {@code masked}, ...
 * @param mainPid 0 when nothing runs
 * @param activeFor how long it has been active without a break; zero when it is not
 * @param startedAt the start of the main process in microseconds of the node's monotonic clock; empty when nothing runs
 * @param restarts how often systemd restarted it by itself; empty before systemd 235
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

    /** Whether systemd has read it, so that it can be started and stopped. */
    public boolean isLoaded() {
        return !NOT_LOADED.contains(sub);
    }

    @Override
    public String toString() {
        return name + " is " + active + " (" + sub + ")";
    }
}
