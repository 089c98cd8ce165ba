package io.volmount.mesos.maintenance;

import io.volmount.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The drain of an agent by a run. These two texts are all that it takes to begin it, to find it again and to end it, after
 * a crash as well.
 *
 * @param run the run's name
 * @param agentId the agent's ID when the drain begins: letters, digits, {@code .}, {@code _} and {@code -}
 */
public record Drain(String run, String agentId) {
    private static final int NANOS = 1_000_000_000;

    /**
     * What tells this drain from those of others: the part below a second of the one duration that the API lets an operator
     * choose. Nobody writes a duration to the nanosecond, so other drains have none, or zero.
     *
     * @return nanoseconds, from 1 to 999,999,999; every version of volmount makes the same
     */
    int mark() {
        byte[] digest = Sha256.of((run + "\n" + agentId).getBytes(StandardCharsets.UTF_8));
        return 1 + Math.floorMod(ByteBuffer.wrap(digest).getLong(), NANOS - 1);
    }

    /** The longest duration with the mark that is not longer than this one; the mark alone if that is below a second. */
    Duration marked(Duration duration) {
        long seconds = duration.minusNanos(mark()).toSeconds();
        return Duration.ofSeconds(Math.max(seconds, 0), mark());
    }

    /** @param nanoseconds of a duration in the master */
    boolean isMarked(long nanoseconds) {
        return nanoseconds > 0 && nanoseconds % NANOS == mark();
    }
}
