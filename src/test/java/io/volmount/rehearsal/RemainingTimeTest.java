package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.policy.Policies;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Every step takes a minute; an agent has three of them. */
    private static List<RolloutEvent> run(RolloutPolicy policy, int agents) {
        List<RolloutAgent> all = IntStream.rangeClosed(1, agents)
                .mapToObj(i -> Fleet.planned("a" + i))
                .toList();
        List<RolloutEvent> events = new ArrayList<>();
        new VirtualDriver((agent, step) -> SimulatedResult.of(Status.DONE, "done", MINUTE), events::add)
                .run(Fleet.opening(policy, all));
        return events;
    }

    private static List<RolloutEvent> until(List<RolloutEvent> run, Instant time) {
        return run.stream().filter(event -> !event.at().isAfter(time)).toList();
    }

    @Test
    void agentsThatGoOnAsTheyDidAreForetoldToTheSecond() {
        List<RolloutEvent> run = run(Policies.soaking(Duration.ofSeconds(100), Fleet.policy(2, 10, 0)), 60);
        Instant end = run.get(run.size() - 1).at();

        for (int seconds = 560; seconds < Duration.between(Fleet.START, end).toSeconds(); seconds += 7) {
            Instant now = Fleet.START.plusSeconds(seconds);

            assertThat(RemainingTime.of(until(run, now), now))
                    .as("after " + seconds + " s")
                    .contains(Duration.between(now, end));
        }
    }

    @Test
    void nothingIsForetoldBeforeFiveAgentsHaveEnded() {
        List<RolloutEvent> run = run(Fleet.policy(0, 1, 0), 20);
        List<Instant> ends = run.stream()
                .filter(AgentFinished.class::isInstance)
                .map(RolloutEvent::at)
                .toList();

        assertThat(RemainingTime.of(until(run, ends.get(3)), ends.get(3))).isEmpty();
        assertThat(RemainingTime.of(until(run, ends.get(4)), ends.get(4))).isPresent();
    }

    @Test
    void aRunThatIsOverTakesNoTime() {
        List<RolloutEvent> run = run(Fleet.policy(0, 10, 0), 20);

        assertThat(RemainingTime.of(run, Fleet.START.plusSeconds(3600))).isEmpty();
    }

    @Test
    void afterAStopOnlyTheAgentsInFlightTakeTime() {
        List<RolloutEvent> run = run(Fleet.policy(0, 10, 0), 60);
        Instant now = Fleet.START.plusSeconds(190);
        List<RolloutEvent> events = new ArrayList<>(until(run, now));
        events.add(new RolloutEvent.StopRequested(now));

        assertThat(RemainingTime.of(events, now)).contains(Duration.ofSeconds(170));
    }

    @Test
    void aStepThatTakesLongerThanAnyBeforeIsGivenHalfAsLongAgain() {
        List<RolloutEvent> run = run(Fleet.policy(0, 10, 0), 10);
        List<RolloutEvent> events = new ArrayList<>(run.stream()
                .filter(event -> !(event instanceof RolloutEvent.RunClosed))
                .filter(event -> !(event instanceof AgentFinished finished
                        && finished.agent().equals("a10")))
                .filter(event -> !(event instanceof RolloutEvent.StepFinished finished
                        && finished.agent().equals("a10")
                        && finished.index() == 2))
                .filter(event -> !(event instanceof RolloutEvent.ReleaseIntended release
                        && release.agent().equals("a10")))
                .filter(event -> !(event instanceof RolloutEvent.LockReleased release
                        && release.agent().equals("a10")))
                .toList());

        assertThat(RemainingTime.of(events, Fleet.START.plusSeconds(120 + 600))).contains(Duration.ofSeconds(300));
    }
}
