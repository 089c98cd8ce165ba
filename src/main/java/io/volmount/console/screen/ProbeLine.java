package io.volmount.console.screen;

import static io.volmount.console.screen.RunScreen.text;

import io.volmount.console.screen.ProbeStatus.Oldest;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import java.time.Duration;

/** Lays a {@link ProbeStatus} out in one line; the least important parts are left out of a narrow one. */
public record ProbeLine(Style style, Symbols symbols) {
    private static final int BAR = 20;
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(2);

    /** The line on a terminal of so many columns. */
    public String of(ProbeStatus status, int columns) {
        String counted = status.done() + "/" + status.all();
        String left = status.left().map(time -> "   ETA ~" + text(time)).orElse("");
        String problems = status.problems() == 0 ? "" : "   " + style.bad(Wording.count(status.problems(), "problem"));
        String oldest = status.oldest()
                .filter(one -> one.age().compareTo(WORTH_A_WORD) >= 0)
                .map(one -> "   oldest: " + Printable.of(one.name()) + " " + text(one.age()) + limit(one))
                .orElse("");
        Row row = new Row(columns - 1).add(" " + status.doing());
        if (columns >= 60) {
            row.add(" [" + symbols.bar(status.done(), status.all(), BAR) + "]");
        }
        return row.add(" " + counted)
                .add("   " + text(status.elapsed()))
                .add(problems)
                .add(left)
                .addCut(oldest)
                .toString();
    }

    private static String limit(Oldest oldest) {
        return oldest.limit()
                .filter(most -> oldest.age().compareTo(most) <= 0)
                .map(most -> " of " + text(most))
                .orElse("");
    }
}
