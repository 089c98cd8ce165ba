package io.volmount.agent;

import io.volmount.agent.NodeCheck.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The difference between a node's clock and this machine's.
 *
 * @param ahead negative if the node's clock is behind
 * @param uncertainty the maximum error of that
 */
public record ClockSkew(Duration ahead, Duration uncertainty) {

    /** Harmless to journals and certificates. */
    private static final Duration TOLERABLE = Duration.ofSeconds(60);

    /**
     * Assumes that the node read its clock half way between the request and the answer.
     *
     * @param node the time of its clock, rounded down
     * @param resolution what it was rounded to
     */
    public static ClockSkew of(Instant asked, Instant node, Duration resolution, Instant answered) {
        Duration half = Duration.between(asked, answered).dividedBy(2);
        Duration rounding = resolution.dividedBy(2);
        return new ClockSkew(Duration.between(asked.plus(half), node.plus(rounding)), half.plus(rounding));
    }

    /** The check's result: ok, a warning, or unknown if the answer took too long to say. */
    public NodeCheck check() {
        if (ahead.abs().minus(uncertainty).compareTo(TOLERABLE) > 0) {
            return NodeCheck.warning(
                    Subject.CLOCK,
                    words()
                            + "; set it by NTP (chronyd, ntpd or systemd-timesyncd), or the times in its journal are misleading");
        }
        if (ahead.abs().plus(uncertainty).compareTo(TOLERABLE) > 0) {
            return NodeCheck.unknown(Subject.CLOCK, words() + ", as the node was slow to answer; check again");
        }
        return NodeCheck.ok(Subject.CLOCK, words());
    }

    private String words() {
        String off = ahead.abs().compareTo(uncertainty) <= 0
                ? "the clock agrees with this machine's"
                : "the clock is " + seconds(ahead.abs()) + (ahead.isNegative() ? " behind" : " ahead of")
                        + " this machine's";
        return off + " (within " + seconds(uncertainty) + ")";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
