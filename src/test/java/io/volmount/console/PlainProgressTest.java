package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.RunScreen.Interrupt;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlainProgressTest {
    private static final String HOSTILE = "\u001b[2J\r\n\u009b\u0007";
    private static final Clock CLOCK = Clock.fixed(Fleet.START.plusSeconds(95), ZoneId.of("Europe/Berlin"));

    @Test
    void plainLinesTellResultsAloneUnlessAskedForMore() {
        assertThat(plain(false)).isEqualTo("""
                13:01:35 probing 1 agent
                13:01:35 a1: fine??
                13:01:35 a1: op@10.0.0.1:22: nothing listens there
                13:01:35 run test-run begins
                13:01:35 a1: begins
                13:01:35 a1: it hangs?[2J????
                13:01:35 a1: failed
                13:01:35 stopped: why
                """);
        assertThat(plain(true)).contains("13:01:35 a1: stop-agent ...\n");
    }

    /** What is printed without a terminal. */
    private static String told(Interrupt interrupt, boolean verbose, Consumer<Progress> happening) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Progress progress =
                new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8), interrupt, verbose, CLOCK)) {
            happening.accept(progress);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void agentsThatAreProbedWithTheSameResultShareALine() {
        Consumer<Progress> probing = progress -> {
            progress.looking("probing", 502);
            progress.looked("b1", true, "9 steps");
            for (int i = 1; i <= 500; i++) {
                String login = "op@10.0.%d.%d:22".formatted(i / 250, i % 250);
                progress.looked("a%03d".formatted(i), false, login + ": nothing listens there" + HOSTILE);
            }
            progress.looked("b2", true, "9 steps");
        };

        assertThat(told(Interrupt.STOPS_RUN, false, probing)).isEqualTo("""
                13:01:35 probing 502 agents
                13:01:35 b[1-2] (2 agents): 9 steps
                13:01:35 a[001-500] (500 agents): nothing listens there?[2J????
                """);
        assertThat(told(Interrupt.STOPS_RUN, true, probing).lines()).hasSize(503);
    }

    @Test
    void theResultsOfAnUnfinishedProbeAreToldAtItsEnd() {
        assertThat(told(Interrupt.STOPS_RUN, false, progress -> {
                    progress.looking("probing", 2);
                    progress.looked("a1", true, "9 steps");
                }))
                .endsWith(" a1: 9 steps\n");
    }

    @Test
    void onlyARunOfItsOwnIsEndedByCtrlC() {
        Consumer<Progress> stopping = progress -> progress.record(new StopRequested(Fleet.START));

        assertThat(told(Interrupt.STOPS_RUN, false, stopping))
                .endsWith("no others are begun; Ctrl-C again ends volmount at once\n");
        assertThat(told(Interrupt.ENDS_DISPLAY, false, stopping)).endsWith("no others are begun\n");
    }

    private static String plain(boolean verbose) {
        return told(Interrupt.STOPS_RUN, verbose, progress -> {
            progress.looking("probing", 1);
            progress.looked("a1", true, "fine\r\n");
            progress.looked("a1", false, "op@10.0.0.1:22: nothing listens there");
            progress.record(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));
            progress.record(new AgentAdmitted(Fleet.START, "a1"));
            progress.record(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
            progress.record(
                    new StepFinished(Fleet.START, "a1", 0, new StepResult(Status.FAILED, "it hangs" + HOSTILE, "")));
            progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "it hangs"));
            progress.record(new RunClosed(Fleet.START, "why"));
        });
    }
}
