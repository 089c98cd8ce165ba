package io.volmount.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.RunScreen.Interrupt;
import io.volmount.report.Style;
import io.volmount.rollout.Rollout;
import io.volmount.terminal.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RunScreenProperties {
    private static final List<RunStatus> STATUSES = List.of(status(10), status(280), status(1082), status(2400));

    private static RunStatus status(int seconds) {
        Duration time = Duration.ofSeconds(seconds);
        Rollout run = SimulatedRun.at(time);
        Instant now = SimulatedRun.START.plus(time);
        return SimulatedRun.status(run, now, Optional.of(Duration.ofMinutes(26)));
    }

    @Property(tries = 500)
    void noLineIsTooWideAndNoScreenTooHigh(
            @ForAll @IntRange(min = 1, max = 220) int columns,
            @ForAll @IntRange(min = 1, max = 70) int rows,
            @ForAll Style style,
            @ForAll Symbols symbols,
            @ForAll Interrupt interrupt,
            @ForAll @IntRange(max = 3) int which) {
        List<String> lines =
                new RunScreen(style, symbols, ZoneOffset.UTC, interrupt).lines(STATUSES.get(which), columns, rows);

        assertThat(lines).hasSizeLessThan(Math.max(1, rows));
        assertThat(lines).allMatch(line -> Columns.of(line) < columns);
    }

    @Property(tries = 300)
    void theBarIsAsWideAsItWasToBeAndFullOnlyWhenAllAreDone(
            @ForAll Symbols symbols,
            @ForAll @IntRange(max = 1000) int done,
            @ForAll @IntRange(max = 1000) int rest,
            @ForAll @IntRange(min = 1, max = 60) int columns) {
        String bar = symbols.bar(done, done + rest, columns);

        assertThat(Columns.of(bar)).isEqualTo(columns);
        assertThat(bar.chars().distinct().count() == 1 && done > 0 && bar.equals(symbols.bar(1, 1, columns)))
                .isEqualTo(rest == 0 && done > 0);
    }
}
