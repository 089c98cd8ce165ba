package io.volmount.report.format;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Agents over time, and how many of them were unavailable at each moment.
 *
 * @param bars in the order in which they began
 * @param end of the last of them
 * @param resumptions when the run was resumed
 * @param budget how many might be unavailable; empty if there was no budget
 */
record Timeline(List<Bar> bars, Instant end, List<Instant> resumptions, Optional<Integer> budget) {
    private static final int WIDTH = 1000;
    private static final int LEFT = 50;
    private static final int TOP = 20;
    private static final int CHART = 90;
    private static final double HIGHEST_ROW = 14;
    private static final double ALL_ROWS = 500;
    private static final int MOST_TICKS = 8;
    private static final List<Long> TICKS = List.of(
            1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 21600L, 43200L, 86400L);

    /**
     * One agent.
     *
     * @param ended empty if that was not seen
     * @param unavailable whether it counted as unavailable
     * @param back when it was available again; empty if it was not
     */
    private record Bar(
            String name,
            String word,
            Instant began,
            Optional<Instant> ended,
            boolean unavailable,
            Optional<Instant> back) {

        static Optional<Bar> of(Item agent) {
            Item unavailable = agent.item("unavailable");
            return agent.time("startedAt")
                    .map(began -> new Bar(
                            Result.name(agent),
                            Verdict.word(agent).orElse(""),
                            began,
                            agent.time("endedAt"),
                            unavailable.time("startedAt").isPresent(),
                            unavailable.time("endedAt")));
        }
    }

    /** Empty if no agent has a time. */
    static Optional<Timeline> of(Result result) {
        List<Bar> bars = new ArrayList<>();
        result.each(Bar::of).forEach(bar -> bar.ifPresent(bars::add));
        bars.sort(Comparator.comparing(Bar::began));
        Item whole = result.whole();
        return Stream.concat(
                        whole.time("endedAt").stream(),
                        bars.stream()
                                .flatMap(bar -> Stream.of(Optional.of(bar.began), bar.ended, bar.back)
                                        .flatMap(Optional::stream)))
                .max(Comparator.naturalOrder())
                .filter(end -> !bars.isEmpty())
                .map(end -> new Timeline(
                        bars,
                        end,
                        whole.texts("resumedAt").stream().map(Instant::parse).toList(),
                        whole.item("budget").number("maxUnavailable").map(Number::intValue)));
    }

    private Instant begin() {
        return bars.get(0).began();
    }

    private double seconds(Instant at) {
        return Duration.between(begin(), at).toMillis() / 1000.0;
    }

    private double x(Instant at) {
        return LEFT + (WIDTH - LEFT - 10) * seconds(at) / Math.max(seconds(end), 0.001);
    }

    Html svg() {
        double row = Math.min(HIGHEST_ROW, ALL_ROWS / bars.size());
        double base = TOP + row * bars.size();
        boolean counted = bars.stream().anyMatch(Bar::unavailable);
        double height = base + (counted ? CHART + 30 : 10);
        Html html = new Html().open("section", "class", "timeline").element("h2", "timeline");
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + round(height), "role", "img");
        html.element("title", "agents over time");
        ticks(html, height);
        resumptions.forEach(
                at -> html.add(line("resumed", x(at), x(at), TOP - 6, height, "resumed at " + Item.text(at))));
        for (int i = 0; i < bars.size(); i++) {
            bar(html, bars.get(i), TOP + i * row, row);
        }
        if (counted) {
            unavailable(html, base + 20);
        }
        return html.close("svg")
                .element(
                        "p",
                        "Each line is an agent, from " + Item.text(begin())
                                + " on; paler while it soaks or stays unavailable"
                                + (counted ? ". Below: how many were unavailable at a time." : "."),
                        "class",
                        "note")
                .close("section");
    }

    private void ticks(Html html, double height) {
        long total = (long) seconds(end);
        long step = TICKS.stream()
                .filter(size -> total / size <= MOST_TICKS)
                .findFirst()
                .orElse(total / MOST_TICKS);
        for (long at = 0; at <= total; at += step) {
            double x = x(begin().plusSeconds(at));
            html.add(line("tick", x, x, TOP - 6, height, ""));
            html.element("text", duration(at), "x", round(x), "y", "11");
        }
    }

    private static String duration(long seconds) {
        return seconds < 120
                ? seconds + "s"
                : seconds < 7200
                        ? seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s")
                        : seconds / 3600 + "h" + (seconds % 3600 == 0 ? "" : seconds % 3600 / 60);
    }

    private void bar(Html html, Bar bar, double y, double row) {
        Instant ended = bar.ended().orElse(end);
        Instant back = bar.unavailable() ? bar.back().orElse(end) : ended;
        html.open("g", "class", HtmlFormat.grade(bar.word()));
        if (back.isAfter(ended)) {
            rect(html, "pale", ended, back, y, row);
        }
        rect(html, "bar", bar.began(), ended, y, row);
        long took = Duration.between(bar.began(), ended).toSeconds();
        html.element("title", bar.name() + ": " + bar.word() + (bar.ended().isPresent() ? ", " + took + " s" : ""))
                .close("g");
    }

    private void rect(Html html, String style, Instant from, Instant to, double y, double row) {
        double width = Math.max(x(to) - x(from), 1);
        html.open(
                        "rect",
                        "class",
                        style,
                        "x",
                        round(x(from)),
                        "y",
                        round(y),
                        "width",
                        round(width),
                        "height",
                        round(row * 0.85))
                .close("rect");
    }

    /** The number of unavailable agents as an area, and the budget as a line. */
    private void unavailable(Html html, double top) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        bars.stream().filter(Bar::unavailable).forEach(bar -> {
            changes.merge(bar.began(), 1, Integer::sum);
            bar.back().ifPresent(back -> changes.merge(back, -1, Integer::sum));
        });
        int most = budget.orElse(1);
        int count = 0;
        for (int change : changes.values()) {
            count += change;
            most = Math.max(most, count);
        }
        double scale = CHART / (double) most;
        double floor = top + CHART;
        StringBuilder path = new StringBuilder("M" + round(x(begin())) + " " + round(floor));
        count = 0;
        for (Instant at : changes.keySet()) {
            path.append("H").append(round(x(at)));
            count += changes.get(at);
            path.append("V").append(round(floor - count * scale));
        }
        path.append("H").append(round(x(end))).append("V").append(round(floor)).append("Z");
        html.open("path", "class", "unavailable", "d", path.toString()).close("path");
        html.element("text", String.valueOf(most), "x", "2", "y", round(floor - most * scale + 4));
        html.element("text", "0", "x", "2", "y", round(floor));
        budget.ifPresent(limit -> {
            double y = floor - limit * scale;
            html.add(line("budget", LEFT, WIDTH, y, y, "maxUnavailable: " + limit));
        });
    }

    private static Html line(String style, double fromX, double toX, double fromY, double toY, String title) {
        return new Html()
                .open(
                        "line",
                        "class",
                        style,
                        "x1",
                        round(fromX),
                        "x2",
                        round(toX),
                        "y1",
                        round(fromY),
                        "y2",
                        round(toY))
                .element("title", title)
                .close("line");
    }

    private static String round(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
