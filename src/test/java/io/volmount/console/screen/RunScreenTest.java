package io.volmount.console.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.console.screen.RunScreen.Interrupt;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.rehearsal.RemainingTime;
import io.volmount.report.Style;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunScreenTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final RunScreen SCREEN = new RunScreen(Style.PLAIN, Symbols.UNICODE, ZONE, Interrupt.STOPS_RUN);
    private static final Duration MIDDLE = Duration.ofMinutes(18).plusSeconds(2);

    private static RunStatus status(List<RolloutEvent> events, Duration time) {
        Instant now = SimulatedRun.START.plus(time);
        Optional<Duration> left = RemainingTime.of(events, now);
        return SimulatedRun.status(Rollout.of(events).orElseThrow(), now, left);
    }

    private static RunStatus status(Duration time) {
        return status(SimulatedRun.events(time), time);
    }

    private static RunStatus stopping() {
        List<RolloutEvent> events = new ArrayList<>(SimulatedRun.events(MIDDLE));
        events.add(new StopRequested(SimulatedRun.START.plus(MIDDLE)));
        return status(events, MIDDLE);
    }

    private static String screen(RunStatus status, int columns, int rows) {
        return String.join("\n", SCREEN.lines(status, columns, rows)) + "\n";
    }

    @Test
    void canariesAtWork() {
        assertThat(screen(status(Duration.ofSeconds(100)), 80, 24)).isEqualTo("""
             EBS volume on Xen  run 20261126-020000-uajc                      elapsed 1m40s
             [··········································]   0%  0/500
             verified 0   failures 0/5   waiting 497
             unavailable 3/50   3 working  0 failures
             working     stop 0  format 0  mount 0  reboot 2  verify 1
             zones       zone-1 1/12  zone-2 1/12  zone-3 1/12  zone-4 0/12  zone-5 0/12
             canaries    0/3 verified; others begin once all are
             oldest      agent-002  reboot  1m24s  times out in 8m35s
                         agent-003  reboot  1m22s  times out in 8m37s
                         agent-001  verify     5s  not yet: dcos-mesos-slave.service is act
             Ctrl-C: begin no more agents, finish the 3 in flight   again: stop at once
            """);
    }

    @Test
    void canariesSoaking() {
        assertThat(screen(status(Duration.ofSeconds(275)), 80, 24)).isEqualTo("""
             EBS volume on Xen  run 20261126-020000-uajc                      elapsed 4m35s
             [▎·········································]   0%  3/500
             verified 3   failures 0/5   waiting 497
             unavailable 1/50   0 working  0 failures  1 soaking
             zones       zone-1 0/12  zone-2 1/12  zone-3 0/12  zone-4 0/12  zone-5 0/12
             canaries    3/3 verified; soaking, others begin in 20s
             Ctrl-C: begin no more agents, finish those in flight   again: stop at once
            """);
    }

    @Test
    void theMiddleWithFailures() {
        assertThat(screen(status(MIDDLE), 80, 24)).isEqualTo("""
             EBS volume on Xen  run 20261126-020000-uajc                      elapsed 18m2s
             [██████████▏·····························]  25%  127/500   ETA 03:54 (~36m)
             verified 125   failures 2/5 (2 failed)   waiting 332
             unavailable 50/50   41 working  2 failures  7 soaking, next place in 5s
             working     stop 2  format 0  mount 1  reboot 25  verify 13
             zones       zone-2 10/12 1 failed  zone-3 10/12 1 failed  and 3 more
             oldest      agent-087  reboot  7m30s  typical 2m32s  times out in 2m29s
                         agent-139  reboot  3m18s  typical 2m32s  times out in 6m41s
                         agent-133  reboot  3m15s  typical 2m32s  times out in 6m44s
                         agent-144  reboot  2m52s  typical 2m32s  times out in 7m7s
                         agent-141  reboot  2m51s  typical 2m32s  times out in 7m8s
                         agent-149  reboot  2m33s  typical 2m32s  times out in 7m26s
                         agent-153  reboot   2m9s  times out in 7m50s
                         agent-151  reboot   2m7s  times out in 7m52s
             Ctrl-C: begin no more agents, finish the 41 in flight   again: stop at once
            """);
    }

    @Test
    void afterCtrlC() {
        assertThat(screen(stopping(), 80, 24)).isEqualTo("""
             EBS volume on Xen  run 20261126-020000-uajc                      elapsed 18m2s
             [██████████▏·····························]  25%  127/500   ETA 03:22 (~4m44s)
             verified 125   failures 2/5 (2 failed)   waiting 332
             unavailable 50/50   41 working  2 failures  7 soaking, next place in 5s
             working     stop 2  format 0  mount 1  reboot 25  verify 13
             zones       zone-2 10/12 1 failed  zone-3 10/12 1 failed  and 3 more
             oldest      agent-087  reboot  7m30s  typical 2m32s  times out in 2m29s
                         agent-139  reboot  3m18s  typical 2m32s  times out in 6m41s
                         agent-133  reboot  3m15s  typical 2m32s  times out in 6m44s
                         agent-144  reboot  2m52s  typical 2m32s  times out in 7m7s
                         agent-141  reboot  2m51s  typical 2m32s  times out in 7m8s
                         agent-149  reboot  2m33s  typical 2m32s  times out in 7m26s
                         agent-153  reboot   2m9s  times out in 7m50s
                         agent-151  reboot   2m7s  times out in 7m52s
             stopping after the 41 in flight (~4m44s)   Ctrl-C again: stop at once
            """);
    }

    @Test
    void aSmallTerminal() {
        assertThat(screen(status(MIDDLE), 60, 15)).isEqualTo("""
             EBS volume on Xe  run 20261126-020000-uajc   elapsed 18m2s
             [█████···············]  25%  127/500   ETA 03:54 (~36m)
             verified 125   failures 2/5 (2 failed)   waiting 332
             unavailable 50/50   41 working  2 failures  7 soaking
             working     stop 2  mount 1  reboot 25  verify 13
             zones       zone-2 10/12 1 failed  and 4 more
             oldest      agent-087  reboot  7m30s  typical 2m32s
                         agent-139  reboot  3m18s  typical 2m32s
             Ctrl-C: stop after the 41 in flight   again: at once
            """);
    }

    @Test
    void aLargeTerminal() {
        assertThat(screen(status(MIDDLE), 200, 60)).isEqualTo("""
             EBS volume on Xen  run 20261126-020000-uajc                                                              elapsed 18m2s
             [███████████████▏············································]  25%  127/500   ETA 03:54 (~36m)
             verified 125   failures 2/5 (2 failed)   waiting 332
             unavailable 50/50   41 working  2 failures  7 soaking, next place in 5s
             working     stop 2  format 0  mount 1  reboot 25  verify 13
             zones       zone-1 10/12  zone-2 10/12 1 failed  zone-3 10/12 1 failed  zone-4 10/12  zone-5 10/12
             oldest      agent-087  reboot  7m30s  typical 2m32s  times out in 2m29s
                         agent-139  reboot  3m18s  typical 2m32s  times out in 6m41s
                         agent-133  reboot  3m15s  typical 2m32s  times out in 6m44s
                         agent-144  reboot  2m52s  typical 2m32s  times out in 7m7s
                         agent-141  reboot  2m51s  typical 2m32s  times out in 7m8s
                         agent-149  reboot  2m33s  typical 2m32s  times out in 7m26s
                         agent-153  reboot   2m9s  times out in 7m50s
                         agent-151  reboot   2m7s  times out in 7m52s
                         agent-156  reboot   2m3s  times out in 7m56s
                         agent-145  reboot  1m54s  times out in 8m5s
                         agent-137  reboot  1m45s  times out in 8m14s
                         agent-124  verify  1m17s  not yet: dcos-mesos-slave.service is active for 12 s, 30 s are wanted
             Ctrl-C: begin no more agents, finish the 41 in flight   again: stop at once
            """);
    }

    @Test
    void tooSmallForMoreThanTwoLines() {
        assertThat(screen(status(MIDDLE), 40, 24))
                .isEqualTo(" 25%  127/500  ~36m  failures 2/5\n41 working, 332 waiting\n");
        assertThat(screen(status(MIDDLE), 80, 6))
                .isEqualTo(" 25%  127/500  ~36m  failures 2/5\n41 working, 332 waiting\n");
    }

    @Test
    void withoutUnicodeTheBarIsOfAscii() {
        RunScreen ascii = new RunScreen(Style.PLAIN, Symbols.ASCII, ZONE, Interrupt.ENDS_DISPLAY);

        assertThat(ascii.lines(status(MIDDLE), 80, 24))
                .allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    @Test
    void theScreenOfAWatcherSaysThatTheRunGoesOn() {
        RunScreen watching = new RunScreen(Style.PLAIN, Symbols.UNICODE, ZONE, Interrupt.ENDS_DISPLAY);

        assertThat(watching.lines(status(MIDDLE), 80, 24)).endsWith(" Ctrl-C: stop watching; the run goes on");
        assertThat(watching.lines(stopping(), 80, 24))
                .endsWith(" stopping after the 41 in flight   Ctrl-C: stop watching; the run goes on");
    }

    @Test
    void nothingThatOthersWroteDirectsTheTerminal() {
        String hostile = "\u001b[2J\u001b]0;OWNED\u0007\u202e\n";
        RolloutAgent agent = Fleet.planned("a" + hostile);
        Rollout run = new Rollout(new RunOpened(
                SimulatedRun.START,
                "run" + hostile,
                "playbook" + hostile,
                Fleet.policy(0, 1, 0),
                List.of(agent, Fleet.agent("b", "zone" + hostile, Verdict.PLANNED)),
                Map.of()));
        run.apply(new AgentAdmitted(SimulatedRun.START, agent.name()));
        run.apply(new StepIntended(SimulatedRun.START, agent.name(), 0, "stop-agent"));
        RunStatus status = SimulatedRun.status(run, SimulatedRun.START, Optional.empty());

        String screen = String.join("", SCREEN.lines(status, 120, 24));

        assertThat(screen).contains("a?[2J", "run?[2J", "playbook?[2J", "zone?[2J");
        assertThat(screen).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}].*");
    }

    @Test
    void anAgentBetweenTwoStepsIsAtTheNextOne() {
        RolloutAgent agent = Fleet.planned("a1");
        Rollout run = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(agent)));
        run.apply(new AgentAdmitted(SimulatedRun.START, "a1"));
        assertThat(phases(run)).containsExactly(Phase.STOP);
        for (int step = 0; step < 3; step++) {
            run.apply(new StepIntended(SimulatedRun.START, "a1", step, "any"));
            run.apply(new StepFinished(SimulatedRun.START, "a1", step, Fleet.result(Status.DONE)));
            assertThat(phases(run))
                    .containsExactly(
                            List.of(Phase.MOUNT, Phase.VERIFY, Phase.RELEASE).get(step));
        }
    }

    private static List<Phase> phases(Rollout run) {
        RunStatus status = SimulatedRun.status(run, SimulatedRun.START, Optional.empty());
        return List.copyOf(status.working().keySet());
    }
}
