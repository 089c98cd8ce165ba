package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.PlannedStep;
import io.volmount.report.Style;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.ClearAgentCheckpoint;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.terminal.ScreenSize;
import io.volmount.volume.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String HOSTILE = "\u001b[2J\r\n\u009b\u0007";
    private static final Clock CLOCK = Clock.fixed(Fleet.START.plusSeconds(95), ZoneId.of("Europe/Berlin"));

    private final TinyTerminal terminal = new TinyTerminal(80, 24);

    private LiveProgress live() {
        return new LiveProgress(terminal.stream(), () -> new ScreenSize(80, 24), Style.COLOUR, CLOCK);
    }

    private List<String> screen() {
        List<String> lines = terminal.lines();
        return lines.subList(Math.max(0, lines.size() - 24), lines.size());
    }

    private static RolloutEvent.RunOpened opening(int agents) {
        return Fleet.opening(
                Fleet.policy(0, agents, 0),
                IntStream.rangeClosed(1, agents)
                        .mapToObj(i -> Fleet.planned("a" + i))
                        .toList());
    }

    private static void begin(Progress progress, String agent) {
        progress.record(new AgentAdmitted(Fleet.START, agent));
        progress.record(new StepIntended(Fleet.START, agent, 0, "stop-agent"));
    }

    @Test
    void fiveHundredAgentsInFlightFitTheScreenAndLeaveNothingBehind() {
        LiveProgress progress = live();
        progress.looking("probing", 500);
        assertThat(screen()).containsExactly("probing 0/500 agents", "");
        for (int i = 1; i <= 500; i++) {
            progress.looked("a" + i, i != 7, "no route to it" + HOSTILE);
        }

        progress.record(opening(500));
        IntStream.rangeClosed(1, 500).forEach(i -> begin(progress, "a" + i));

        assertThat(screen())
                .hasSize(18)
                .startsWith("a7: no route to it?[2J????", "run test-run begins")
                .contains("a1   1/3 95 s  stop dcos-mesos-slave.service", "and 488 more")
                .endsWith(
                        "0 of 500 agents done, 500 in flight",
                        "Ctrl-C: finish the agents in flight, begin no others",
                        "");
        assertThat(terminal.wrapped()).isZero();

        progress.close();
        assertThat(terminal.lines()).containsExactly("a7: no route to it?[2J????", "run test-run begins", "");
    }

    @Test
    void whatEndsScrollsAwayAndWhatFailsSaysWhy() {
        LiveProgress progress = live();
        progress.record(opening(2));
        begin(progress, "a1");
        progress.record(
                new StepFinished(Fleet.START, "a1", 0, new StepResult(Status.FAILED, "it hangs" + HOSTILE, "")));
        progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "it hangs"));
        progress.record(new StopRequested(Fleet.START));
        progress.record(new RunClosed(Fleet.START, "the operator asked to stop"));
        progress.close();

        assertThat(String.join("\n", terminal.lines()))
                .startsWith(
                        "run test-run begins\na1: it hangs?[2J????\na1: failed\nstopping: agents in flight are finished");
    }

    @Test
    void theHintSaysWhatTheNextInterruptDoes() {
        LiveProgress progress = live();
        progress.record(opening(2));
        begin(progress, "a1");
        assertThat(screen()).contains("Ctrl-C: finish the agents in flight, begin no others");

        progress.record(new StopRequested(Fleet.START));

        assertThat(screen())
                .contains("Ctrl-C again: end volmount at once, whatever is in flight")
                .doesNotContain("Ctrl-C: finish the agents in flight, begin no others");
        progress.close();
    }

    @Test
    void aStopThatWasAskedBeforeARunWasResumedIsNoStopNow() {
        LiveProgress progress = live();
        progress.recall(List.of(opening(2), new StopRequested(Fleet.START)));
        progress.record(new RolloutEvent.RunResumed(Fleet.START, List.of()));

        assertThat(screen()).contains("Ctrl-C: finish the agents in flight, begin no others");
        progress.close();
    }

    @Test
    void aTerminalThatIsMadeNarrowKeepsNothingOfWhatWasPaintedBefore() {
        AtomicReference<ScreenSize> size = new AtomicReference<>(new ScreenSize(80, 24));
        LiveProgress progress = new LiveProgress(terminal.stream(), size::get, Style.COLOUR, CLOCK);
        progress.record(opening(3));
        begin(progress, "a1");
        begin(progress, "a2");

        terminal.resize(30, 24);
        size.set(new ScreenSize(30, 24));
        progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "it hangs"));

        assertThat(terminal.lines())
                .containsExactly(
                        "run test-run begins",
                        "a1: failed",
                        "a2   1/3 95 s  stop dcos-meso",
                        "1 of 3 agents done, 1 in flig",
                        "Ctrl-C: finish the agents in ",
                        "");
        progress.close();
    }

    @Test
    void aTitleThatHoldsWhatANodeSaidIsMadeHarmless() {
        AgentPlan plan = new AgentPlan(
                Verdict.PLANNED,
                Optional.empty(),
                Optional.of(Role.PRIVATE),
                List.of(new PlannedStep(new ClearAgentCheckpoint("/var" + HOSTILE), "because")),
                List.of(),
                List.of(),
                OptionalInt.empty());
        LiveProgress progress = live();
        progress.record(
                Fleet.opening(Fleet.policy(0, 1, 0), List.of(new RolloutAgent("a1", "a1:22", Optional.empty(), plan))));
        begin(progress, "a1");

        assertThat(screen()).contains("a1   1/1 95 s  remove /var?[2J????");
        progress.close();
    }

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

    private static String plain(boolean verbose) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PlainProgress progress =
                new PlainProgress(new PrintStream(out, true, StandardCharsets.UTF_8), verbose, CLOCK)) {
            progress.looking("probing", 1);
            progress.looked("a1", true, "fine\r\n");
            progress.looked("a1", false, "op@10.0.0.1:22: nothing listens there");
            progress.record(opening(1));
            begin(progress, "a1");
            progress.record(
                    new StepFinished(Fleet.START, "a1", 0, new StepResult(Status.FAILED, "it hangs" + HOSTILE, "")));
            progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "it hangs"));
            progress.record(new RunClosed(Fleet.START, "why"));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
