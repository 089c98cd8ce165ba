package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.Symbols;
import io.volmount.report.Style;
import io.volmount.rollout.FakeTime;
import io.volmount.terminal.ScreenSize;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RehearsalProgressTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static LiveTerminal live(TinyTerminal terminal) {
        return new LiveTerminal(terminal.stream(), () -> new ScreenSize(80, 24), Style.PLAIN, Symbols.ASCII, CLOCK);
    }

    @Test
    void aTerminalShowsTheRunThatIsUnderWayAndKeepsNothingOfIt() {
        TinyTerminal terminal = new TinyTerminal(80, 24);
        RehearsalProgress progress = new RehearsalProgress(terminal.stream(), Optional.of(live(terminal)), 3, CLOCK);
        progress.say("rehearsing, from seed 1 on");
        progress.runEnded();
        assertThat(terminal.lines())
                .containsExactly("rehearsing, from seed 1 on", " rehearsing [######--------------] 1/3   0s", "");

        assertThat(progress.breakOff()).isEqualTo("1 of 3 runs");

        assertThat(terminal.lines()).containsExactly("rehearsing, from seed 1 on", "");
    }

    @Test
    void elsewhereThereIsALineForEveryTenthOfTheRuns() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (RehearsalProgress progress = new RehearsalProgress(
                new PrintStream(out, true, StandardCharsets.UTF_8), Optional.empty(), 25, CLOCK)) {
            for (int i = 0; i < 25; i++) {
                progress.runEnded();
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(12)
                .startsWith("rehearsed 2 of 25 runs", "rehearsed 4 of 25 runs")
                .endsWith("rehearsed 24 of 25 runs");
    }

    @Test
    void elsewhereOneLongRunIsNotSilent() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FakeTime clock = new FakeTime();
        try (RehearsalProgress progress =
                new RehearsalProgress(new PrintStream(out, true, StandardCharsets.UTF_8), Optional.empty(), 1, clock)) {
            progress.agentEnded();
            progress.agentEnded();
            clock.sleep(Duration.ofSeconds(1));
            progress.tick();
            assertThat(out.size()).isZero();

            clock.sleep(Duration.ofSeconds(1));
            progress.tick();
            progress.tick();
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("rehearsed 0 of 1 run, 2 agents");
    }
}
