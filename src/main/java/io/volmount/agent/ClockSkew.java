package io.volmount.agent;

import io.volmount.agent.NodeCheck.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far the clock of a node is from that of this machine.
 *
 * @param ahead negative when the node's is behind
 * @param uncertainty the truth is at most so far from that
 */
public record ClockSkew(Duration ahead, Duration uncertainty) {

    /** What neither journals nor certificates mind. */
    private static final Duration TOLERABLE = Duration.ofSeconds(60);

    /**
     * The node read its clock at some moment between the question and the answer, most likely half way.
     *
     * @param node what it read, rounded down
     * @param resolution what it was rounded to
     */
    public static ClockSkew of(Instant asked, Instant node, Duration resolution, Instant answered) {
        Duration half = Duration.between(asked, answered).dividedBy(2);
        Duration rounding = resolution.dividedBy(2);
        return new ClockSkew(Duration.between(asked.plus(half), node.plus(rounding)), half.plus(rounding));
    }

    /** Good, or a warning, or unknown when the question took too long for either. */
    public NodeCheck check() {
        if (ahead.abs().minus(uncertainty).compareTo(TOLERABLE) > 0) {
            return NodeCheck.warning(
                    Subject.CLOCK,
                    words()
                            + "; set it by NTP (chronyd, ntpd or systemd-timesyncd), or the times in its journal mislead");
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
