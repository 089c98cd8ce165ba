package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Period;
import io.volmount.playbook.policy.Policies;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.rollout.driver.Draining;
import io.volmount.rollout.driver.EventSink;
import io.volmount.rollout.driver.RolloutDriver;
import io.volmount.rollout.driver.Verification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SoakTest {
    private static final Instant OVER = Fleet.START.plusSeconds(30);

    private static Rollout rollout(int canaries, int window, String... names) {
        return new Rollout(opening(Policies.soaking(Duration.ofSeconds(30), Fleet.policy(canaries, window, 0)), names));
    }

    private static RolloutEvent.RunOpened opening(RolloutPolicy policy, String... names) {
        return Fleet.opening(policy, Stream.of(names).map(Fleet::planned).toList());
    }

    private static void verify(Rollout rollout, String agent) {
        rollout.apply(new AgentAdmitted(Fleet.START, agent));
        rollout.apply(new StepIntended(Fleet.START, agent, 0, "stop-agent"));
        rollout.apply(new AgentFinished(Fleet.START, agent, Outcome.VERIFIED, "made up"));
    }

    @Test
    void aVerifiedAgentKeepsItsPlaceUntilItHasSoaked() {
        Rollout rollout = rollout(0, 1, "a1", "a2");
        verify(rollout, "a1");
        assertThat(rollout.agent("a1").outcome()).contains(Outcome.VERIFIED);
        assertThat(rollout.nextActions()).containsExactly(new Action.Soak("a1", OVER));

        rollout.apply(new AgentSoaking(Fleet.START, "a1", OVER));
        assertThat(rollout.nextActions()).isEmpty();
        assertThat(rollout.agent("a1").times().unavailable()).contains(new Period(Fleet.START, Optional.empty()));
        rollout.apply(new AgentSoaked(OVER, "a1"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
        assertThat(rollout.agent("a1").times().worked()).contains(Period.of(Fleet.START, Fleet.START));
        assertThat(rollout.agent("a1").times().unavailable()).contains(Period.of(Fleet.START, OVER));
    }

    @Test
    void theOthersWaitForTheCanariesToSoakHoweverMuchRoomThereIs() {
        Rollout rollout = rollout(1, 5, "a1", "a2");
        verify(rollout, "a1");
        rollout.apply(new AgentSoaking(Fleet.START, "a1", OVER));
        assertThat(rollout.nextActions()).isEmpty();

        rollout.apply(new AgentSoaked(OVER, "a1"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
    }

    @Test
    void nobodyWaitsForASoakThatNobodyNeeds() {
        Rollout last = rollout(0, 1, "a1");
        verify(last, "a1");
        Rollout stopped = rollout(0, 1, "a1", "a2");
        verify(stopped, "a1");
        stopped.apply(new AgentSoaking(Fleet.START, "a1", OVER));
        stopped.apply(new StopRequested(Fleet.START));

        assertThat(last.nextActions()).containsExactly(new Action.Close(""));
        assertThat(stopped.nextActions()).containsExactly(new Action.Close("the operator asked to stop"));
    }

    @Test
    void aResumedRunWaitsForAnAgentThatWasVerifiedAfterTheStop() {
        for (int pause : List.of(10, 29, 30, 3600)) {
            Rollout rollout = rollout(0, 1, "a1", "a2");
            rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
            rollout.apply(new StopRequested(Fleet.START));
            rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.VERIFIED, "made up"));
            rollout.apply(new RunClosed(Fleet.START, "the operator asked to stop"));

            rollout.apply(new RunResumed(Fleet.START.plusSeconds(pause), List.of(Fleet.planned("a2"))));

            assertThat(rollout.nextActions())
                    .containsExactly(pause < 30 ? new Action.Soak("a1", OVER) : new Action.Admit("a2"));
        }
    }

    @Test
    void theDriverLetsTheTimePass() throws InterruptedException {
        List<RolloutEvent> recorded = drive(Duration.ofMillis(20), false);

        Instant verified = at(recorded, "AgentFinished", "a1");
        assertThat(at(recorded, "AgentSoaked", "a1")).isAfterOrEqualTo(verified.plusMillis(20));
        assertThat(at(recorded, "AgentAdmitted", "a2")).isAfterOrEqualTo(verified.plusMillis(20));
    }

    @Test
    void aStopDoesNotSitTheTimeOut() throws InterruptedException {
        List<RolloutEvent> recorded = drive(Duration.ofDays(1), true);

        assertThat(recorded)
                .last()
                .isInstanceOfSatisfying(
                        RunClosed.class,
                        closed -> assertThat(closed.stopped()).isEqualTo("the operator asked to stop"));
    }

    private static List<RolloutEvent> drive(Duration soak, boolean stopWhileSoaking) throws InterruptedException {
        List<RolloutEvent> recorded = new ArrayList<>();
        List<RolloutDriver> running = new ArrayList<>();
        ExecutorService hands = Executors.newCachedThreadPool();
        EventSink sink = event -> {
            recorded.add(event);
            if (stopWhileSoaking && event instanceof AgentSoaking) {
                running.get(0).requestStop();
            }
        };
        FakeTime time = new FakeTime();
        running.add(new RolloutDriver(
                name -> new ScriptedAgent(),
                sink,
                new Verification(time, time),
                new Draining(new ScriptedMaster(), time, time),
                hands,
                Clock.systemUTC(),
                "op@here",
                Fleet.START));
        running.get(0).run(opening(Policies.soaking(soak, Fleet.policy(0, 1, 0)), "a1", "a2"));
        hands.shutdown();
        return recorded;
    }

    private static Instant at(List<RolloutEvent> events, String kind, String agent) {
        return events.stream()
                .filter(event -> event.getClass().getSimpleName().equals(kind)
                        && event.toString().contains("agent=" + agent))
                .map(RolloutEvent::at)
                .findFirst()
                .orElseThrow();
    }
}
