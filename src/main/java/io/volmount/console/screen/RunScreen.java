package io.volmount.console.screen;

import io.volmount.document.Durations;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.terminal.Columns;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays the status of a run out in the lines of a terminal: on a smaller one the least important lines and words are left
 * out.
 *
 * @param zone for times of day
 * @param interrupt what Ctrl-C does
 */
public record RunScreen(Style style, Symbols symbols, ZoneId zone, Interrupt interrupt) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int LEAST_COLUMNS = 60;
    private static final int LEAST_ROWS = 8;
    private static final int WIDEST = 120;
    private static final int WIDEST_BAR = 60;
    private static final int MOST_AGENTS = 12;

    /** What Ctrl-C does to what is shown. */
    public enum Interrupt {
        STOPS_RUN,
        /** It ends the display of a run that another process executes. */
        ENDS_DISPLAY
    }

    /** The lines, none of them wider than the terminal, and fewer than it has rows. */
    public List<String> lines(RunStatus status, int columns, int rows) {
        if (columns < LEAST_COLUMNS || rows < LEAST_ROWS) {
            List<String> both = List.of(overview(status, columns), inShort(status, columns));
            return both.subList(0, Math.max(0, Math.min(both.size(), rows - 1)));
        }
        return new Layout(status, Math.min(columns, WIDEST) - 1, columns - 1).lines(room(rows));
    }

    /** A third of the terminal is left to what scrolls by. */
    private static int room(int rows) {
        return rows - 1 - Math.max(2, rows / 3);
    }

    private String overview(RunStatus status, int columns) {
        return new Row(columns - 1)
                .add(percent(status) + "  " + status.done() + "/" + status.changing())
                .add(status.left().map(left -> "  ~" + roughly(left)).orElse(""))
                .add("  " + failures(status))
                .toString();
    }

    private String inShort(RunStatus status, int columns) {
        String now = status.inFlight().size() + " working, " + status.waiting() + " waiting";
        return new Row(columns - 1)
                .addCut(stopping(status) ? style.warning("stopping") + ", " + now : now)
                .toString();
    }

    private static boolean stopping(RunStatus status) {
        return status.budget().stopRequested();
    }

    private static String percent(RunStatus status) {
        return String.format("%3d%%", status.changing() == 0 ? 0 : 100L * status.done() / status.changing());
    }

    private String failures(RunStatus status) {
        var use = status.budget().inAll();
        String text = "failures " + use.failures() + "/" + use.maxFailures().orElse(status.changing());
        return use.failures() == 0 ? text : style.bad(text);
    }

    static String text(Duration duration) {
        return Durations.text(duration.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String roughly(Duration duration) {
        boolean seconds = duration.compareTo(Duration.ofMinutes(10)) < 0;
        return text(seconds ? duration : duration.truncatedTo(ChronoUnit.MINUTES));
    }

    /** @param rank by which lines are left out, the highest first; unlike that of any other line */
    private record Line(int rank, String text) {}

    /** The lines of one status. */
    private final class Layout {
        private final RunStatus status;
        private final int columns;
        private final int widest;
        private final RunDetails details;

        /**
         * @param columns for lines with something at their right end
         * @param widest for the others
         */
        Layout(RunStatus status, int columns, int widest) {
            this.status = status;
            this.columns = columns;
            this.widest = widest;
            this.details = new RunDetails(status, style, widest);
        }

        /** The most important lines, as many as there is room for, in the order of the display. */
        List<String> lines(int room) {
            List<Line> all = new ArrayList<>();
            all.add(new Line(3, title()));
            all.add(new Line(0, bar()));
            all.add(new Line(2, counts()));
            all.add(new Line(5, details.unavailable()));
            details.working().ifPresent(line -> all.add(new Line(7, line)));
            details.zones().ifPresent(line -> all.add(new Line(8, line)));
            details.canaries().ifPresent(line -> all.add(new Line(4, line)));
            List<String> oldest = details.oldest(MOST_AGENTS);
            for (int i = 0; i < oldest.size(); i++) {
                all.add(new Line(i == 0 ? 6 : 8 + i, oldest.get(i)));
            }
            all.add(new Line(1, hint()));
            List<Integer> ranks =
                    all.stream().map(Line::rank).sorted().limit(room).toList();
            return all.stream()
                    .filter(line -> ranks.contains(line.rank()))
                    .map(Line::text)
                    .toList();
        }

        private String title() {
            String run = "run " + Printable.of(status.run());
            String elapsed = "elapsed " + text(Duration.between(status.begun(), status.now()));
            int left = columns - Columns.of(run) - Columns.of(elapsed) - 6;
            String playbook = left < 4 ? "" : Columns.cut(Printable.of(status.playbook()), left + 1) + "  ";
            return new Row(columns)
                    .add(" " + style.strong(playbook) + run)
                    .addRight(style.faint(elapsed))
                    .toString();
        }

        private String bar() {
            String counted = " " + percent(status) + "  " + status.done() + "/" + status.changing();
            String left = status.left()
                    .map(time -> "   ETA "
                            + TIME.withZone(zone).format(status.now().plus(time)) + " (~" + roughly(time) + ")")
                    .orElse("");
            int width = Math.min(WIDEST_BAR, columns - Columns.of(counted) - 25);
            String bar = " [" + symbols.bar(status.done(), status.changing(), width) + "]";
            return new Row(columns).add(bar).add(counted).add(left).toString();
        }

        private String counts() {
            return new Row(widest)
                    .add(" verified " + details.verified())
                    .add("   " + failures(status) + details.kindsOfFailures())
                    .add("   waiting " + status.waiting())
                    .add(details.withoutChange())
                    .toString();
        }

        /** What Ctrl-C does now; the longest text that fits. */
        private String hint() {
            int working = status.inFlight().size();
            String inFlight = working == 0 ? "those in flight" : "the " + working + " in flight";
            if (interrupt == Interrupt.ENDS_DISPLAY) {
                String now = stopping(status) ? style.warning(" stopping after " + inFlight) + "   " : " ";
                return longest(now + "Ctrl-C: stop watching; the run goes on", now + "Ctrl-C: stop watching");
            }
            if (stopping(status)) {
                String now = style.warning(" stopping after " + inFlight);
                String left =
                        status.left().map(time -> " (~" + roughly(time) + ")").orElse("");
                String others = ", " + status.waiting() + " stay untouched";
                String again = "   Ctrl-C again: stop at once";
                return longest(now + left + others + again, now + left + again, now + again, now + "   again: at once");
            }
            return longest(
                    style.faint(" Ctrl-C: begin no more agents, finish " + inFlight + "   again: stop at once"),
                    style.faint(" Ctrl-C: stop after " + inFlight + "   again: at once"));
        }

        private String longest(String... texts) {
            return Arrays.stream(texts)
                    .filter(text -> Columns.of(text) <= widest)
                    .findFirst()
                    .orElseGet(() -> Columns.cut(texts[texts.length - 1], widest + 1));
        }
    }
}
