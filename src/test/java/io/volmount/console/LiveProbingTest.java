package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.RunScreen.Interrupt;
import io.volmount.console.screen.Symbols;
import io.volmount.report.Style;
import io.volmount.rollout.FakeTime;
import io.volmount.terminal.ScreenSize;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveProbingTest {
    private final FakeTime time = new FakeTime();
    private final TinyTerminal terminal = new TinyTerminal(80, 24);
    private final LiveProgress progress = new LiveProgress(
            new LiveTerminal(terminal.stream(), () -> new ScreenSize(80, 24), Style.COLOUR, Symbols.ASCII, time),
            Interrupt.STOPS_RUN,
            false);

    @AfterEach
    void takeDown() {
        progress.close();
    }

    @Test
    void unreachableAgentsScrollAwayInOneLine() {
        progress.looking("probing", 500);
        for (int i = 1; i <= 500; i++) {
            progress.looked("a" + i, false, "op@10.0.0.1:22: nothing listens there");
            progress.paint();
        }

        progress.close();
        assertThat(terminal.lines()).containsExactly("a[1-500] (500 agents): nothing listens there", "");
    }

    @Test
    void probingTellsHowLongAnAgentMayTake() {
        progress.looking("probing", 8);
        progress.limit(Duration.ofSeconds(90));
        progress.begun("a1");

        time.sleep(Duration.ofSeconds(9));
        progress.paint();
        assertThat(terminal.lines()).contains(" probing [--------------------] 0/8   9s   oldest: a1 9s of 1m30s");

        time.sleep(Duration.ofSeconds(82));
        progress.paint();
        assertThat(terminal.lines()).contains(" probing [--------------------] 0/8   1m31s   oldest: a1 1m31s");
    }
}
