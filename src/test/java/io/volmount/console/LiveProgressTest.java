package io.volmount.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.RunScreen.Interrupt;
import io.volmount.console.screen.Symbols;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
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
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LiveProgressTest {
    private static final String HOSTILE = "\u001b[2J\r\n\u009b\u0007";
    private static final Clock CLOCK = Clock.fixed(Fleet.START.plusSeconds(95), ZoneId.of("Europe/Berlin"));
    private static final String BEGINS = "13:00:00 run test-run begins";

    private final TinyTerminal terminal = new TinyTerminal(80, 24);
    private final AtomicReference<ScreenSize> size = new AtomicReference<>(new ScreenSize(80, 24));
    private final LiveProgress progress = live(terminal.stream(), false);

    private LiveProgress live(PrintStream out, boolean verbose) {
        return new LiveProgress(
                new LiveTerminal(out, size::get, Style.COLOUR, Symbols.ASCII, CLOCK), Interrupt.STOPS_RUN, verbose);
    }

    @AfterEach
    void takeDown() {
        progress.close();
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

    private List<String> screen() {
        progress.paint();
        List<String> lines = terminal.lines();
        return lines.subList(Math.max(0, lines.size() - 24), lines.size());
    }

    @Test
    void fiveHundredAgentsInFlightFitTheScreenAndLeaveNothingBehind() {
        progress.looking("probing", 500);
        assertThat(screen()).containsExactly(" probing [--------------------] 0/500   0s", "");
        for (int i = 1; i <= 500; i++) {
            progress.looked("a" + i, i != 7, "no route to it" + HOSTILE);
        }

        progress.record(opening(500));
        IntStream.rangeClosed(1, 500).forEach(i -> begin(progress, "a" + i));

        assertThat(screen())
                .startsWith("a7: no route to it?[2J????", BEGINS)
                .contains(
                        " unavailable 500/500   500 working  0 failures",
                        " working     stop 500  format 0  mount 0  reboot 0  verify 0",
                        " oldest      a1   stop  1m35s  stop dcos-mesos-slave.service")
                .endsWith(" Ctrl-C: begin no more agents, finish the 500 in flight   again: stop at once", "");
        assertThat(terminal.wrapped()).isZero();

        progress.close();
        assertThat(terminal.lines()).containsExactly("a7: no route to it?[2J????", BEGINS, "");
    }

    @Test
    void probingTellsOfWhatTakesLong() {
        progress.looking("probing", 8);
        progress.begun("a1");
        progress.begun("a2");
        IntStream.rangeClosed(2, 6).forEach(i -> progress.looked("a" + i, true, "fine"));

        assertThat(screen()).containsExactly(" probing [############--------] 5/8   0s   ETA ~0s", "");
    }

    @Test
    void whatEndsScrollsAwayAndWhatFailsSaysWhy() {
        progress.record(opening(2));
        begin(progress, "a1");
        progress.record(
                new StepFinished(Fleet.START, "a1", 0, new StepResult(Status.FAILED, "it hangs" + HOSTILE, "")));
        progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "stop-agent: it hangs" + HOSTILE));
        progress.record(new StopRequested(Fleet.START));
        progress.record(new RunClosed(Fleet.START, "the operator asked to stop"));
        progress.close();

        assertThat(String.join("\n", terminal.lines()))
                .startsWith(BEGINS + "\n13:00:00 a1: failed: stop-agent: it hangs?[2J????\n13:00:00 stopping: agents")
                .endsWith("\n13:00:00 stopped: the operator asked to stop\n");
    }

    @Test
    void agentsVerifiedWithinAShortTimeShareALine() {
        progress.record(opening(30));
        for (int i = 1; i <= 30; i++) {
            begin(progress, "a" + i);
            progress.record(new StepFinished(
                    Fleet.START.plusSeconds(60 + i), "a" + i, 0, new StepResult(Status.DONE, "stopped", "")));
            progress.record(new AgentFinished(Fleet.START.plusSeconds(60 + i), "a" + i, Outcome.VERIFIED, "offered"));
        }
        screen();

        assertThat(terminal.lines()).contains(BEGINS, "13:01:35 a[1-30]: 30 verified in 1m1s to 1m30s");
    }

    @Test
    void theHintSaysWhatTheNextInterruptDoes() {
        progress.record(opening(2));
        begin(progress, "a1");
        String first = " Ctrl-C: begin no more agents, finish the 1 in flight   again: stop at once";
        assertThat(screen()).contains(first);

        progress.record(new StopRequested(Fleet.START));

        assertThat(screen())
                .contains(" stopping after the 1 in flight, 1 stay untouched   Ctrl-C again: stop at once")
                .doesNotContain(first);
    }

    @Test
    void aStopThatWasAskedBeforeARunWasResumedIsNoStopNow() {
        progress.recall(List.of(opening(2), new StopRequested(Fleet.START)));
        progress.record(new RolloutEvent.RunResumed(Fleet.START, List.of()));

        assertThat(screen()).anyMatch(line -> line.startsWith(" Ctrl-C: begin no more agents"));
    }

    @Test
    void aTerminalThatIsMadeNarrowKeepsNothingOfWhatWasPaintedBefore() {
        progress.record(opening(3));
        begin(progress, "a1");
        begin(progress, "a2");
        screen();

        terminal.resize(30, 24);
        size.set(new ScreenSize(30, 24));
        progress.record(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "it hangs"));

        assertThat(screen())
                .containsExactly(
                        BEGINS, "13:00:00 a1: failed: it hangs", " 33%  1/3  failures 1/0", "1 working, 1 waiting", "");
    }

    @Test
    void afterTheTerminalWasTakenAwayEverythingIsPaintedAgain() {
        progress.looking("probing", 3);
        screen();
        terminal.stream().print("[1]+  Stopped\n");

        progress.repaint();

        String line = " probing [--------------------] 0/3   0s";
        assertThat(screen()).containsExactly(line, "[1]+  Stopped", line, "");
    }

    @Test
    void beforeTheProcessStopsWhatIsPaintedIsTakenDown() {
        progress.looking("probing", 3);
        screen();

        progress.suspend(() -> terminal.stream().print("[1]+  Stopped\n"));

        assertThat(screen()).containsExactly("[1]+  Stopped", " probing [--------------------] 0/3   0s", "");
    }

    @Test
    void whileAQuestionIsAskedNothingIsPainted() {
        progress.looking("probing", 3);
        screen();

        String answer = progress.quietly(() -> {
            terminal.stream().print("sure?\n");
            Thread painter = new Thread(progress::paint);
            painter.start();
            join(painter);
            return String.join("|", terminal.lines());
        });

        assertThat(answer).isEqualTo("sure?|");
        assertThat(screen()).containsExactly("sure?", " probing [--------------------] 0/3   0s", "");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void detailsScrollAboveTheLiveLines() {
        LiveProgress verbose = live(terminal.stream(), true);
        verbose.record(opening(1));
        begin(verbose, "a1");
        verbose.paint();

        assertThat(terminal.lines())
                .startsWith(BEGINS, "13:00:00 a1: begins", "13:00:00 a1: stop-agent ...")
                .contains(" working     stop 1  format 0  mount 0  reboot 0  verify 0");
        verbose.close();
    }

    @Test
    @Timeout(120)
    void aTerminalThatTakesNothingKeepsNobodyWaiting() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        OutputStream slow = new ByteArrayOutputStream() {
            @Override
            public void flush() {
                stuck.countDown();
                try {
                    freed.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                terminal.write(buf, 0, count);
                reset();
            }
        };
        LiveProgress behind = live(new PrintStream(slow, false), false);
        behind.record(opening(5000));
        Thread painter = new Thread(behind::paint);
        painter.start();
        stuck.await();

        for (int i = 1; i <= 5000; i++) {
            begin(behind, "a" + i);
            behind.record(new AgentFinished(Fleet.START, "a" + i, Outcome.FAILED, "it hangs"));
        }
        freed.countDown();
        painter.join();
        behind.close();

        assertThat(terminal.lines())
                .contains(
                        "3000 lines before these came faster than they could be shown",
                        "13:00:00 a5000: failed: it hangs");
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
        progress.record(
                Fleet.opening(Fleet.policy(0, 1, 0), List.of(new RolloutAgent("a1", "a1:22", Optional.empty(), plan))));
        begin(progress, "a1");

        assertThat(screen()).contains(" oldest      a1  stop  1m35s  remove /var?[2J????");
    }
}
