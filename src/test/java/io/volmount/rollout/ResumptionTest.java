package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.volmount.agent.Period;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What becomes of the agents of a run that is taken up again. */
class ResumptionTest {
    private static final Instant LATER = Fleet.START.plusSeconds(3600);

    private final List<RolloutEvent> events = new ArrayList<>();

    private Rollout run(int canary, int maxUnavailable, int maxFailures, RolloutAgent... agents) {
        events.add(Fleet.opening(Fleet.policy(canary, maxUnavailable, maxFailures), List.of(agents)));
        return Rollout.of(events).orElseThrow();
    }

    private static void begin(Rollout rollout, String agent, int step) {
        rollout.apply(new StepIntended(Fleet.START, agent, step, "made-up"));
    }

    private static void take(Rollout rollout, String agent, int step, Status status) {
        begin(rollout, agent, step);
        rollout.apply(new StepFinished(Fleet.START.plusSeconds(2), agent, step, Fleet.result(status)));
    }

    private static void resume(Rollout rollout, RolloutAgent... agents) {
        rollout.apply(new RunResumed(LATER, List.of(agents)));
    }

    private static Action perform(String agent, int index) {
        return new Action.Perform(agent, index, Fleet.planned(agent).steps().get(index));
    }

    @Test
    void anAgentThatWasInFlightContinuesBeforeAnyOtherIsBegun() {
        Rollout rollout = run(0, 1, 0, Fleet.planned("a1"), Fleet.planned("a2"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        take(rollout, "a1", 0, Status.DONE);
        begin(rollout, "a1", 1);

        resume(rollout, Fleet.planned("a1"), Fleet.planned("a2"));

        assertThat(rollout.nextActions()).containsExactly(perform("a1", 0));
    }

    @Test
    void whatWasTakenBeforeStaysKnownAndAStepWithoutAnEndIsInDoubt() {
        Rollout rollout = run(0, 1, 0, Fleet.planned("a1"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        take(rollout, "a1", 0, Status.DONE);
        begin(rollout, "a1", 1);

        resume(rollout, Fleet.planned("a1"));
        take(rollout, "a1", 0, Status.UNCHANGED);

        AgentProgress a1 = rollout.agent("a1");
        assertThat(a1.earlier())
                .extracting(taken -> taken.step().id(), taken -> taken.result().status(), TakenStep::took)
                .containsExactly(
                        tuple("stop-agent", Status.DONE, Optional.of(Duration.ofSeconds(2))),
                        tuple("add-fstab-entry", Status.IN_DOUBT, Optional.empty()));
        assertThat(a1.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.result().status()).isEqualTo(Status.UNCHANGED));
        assertThat(a1.current()).isEmpty();
    }

    @Test
    void failedAgentsAreResumedAtOnceAndOthersWaitForTheirTurn() {
        Rollout rollout = run(0, 1, 0, Fleet.planned("a1"), Fleet.planned("a2"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        take(rollout, "a1", 0, Status.FAILED);
        rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.FAILED, "made up"));
        rollout.apply(new RunClosed(Fleet.START, "made up"));

        resume(rollout, Fleet.planned("a1"), Fleet.planned("a2"));
        assertThat(rollout.closed()).isFalse();
        assertThat(rollout.stopped()).isEmpty();
        assertThat(rollout.nextActions()).containsExactly(perform("a1", 0));

        rollout.apply(new AgentFinished(LATER, "a1", Outcome.VERIFIED, "made up"));
        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
    }

    @Test
    void aStopThatWasAskedForHoldsNoLonger() {
        Rollout rollout = run(0, 1, 0, Fleet.planned("a1"));
        rollout.apply(new StopRequested(Fleet.START));
        rollout.apply(new RunClosed(Fleet.START, "the operator asked to stop"));

        resume(rollout, Fleet.planned("a1"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a1"));
    }

    @Test
    void anAgentThatWasBegunAndMayNotBeTouchedAnyMoreCountsAsDown() {
        Rollout rollout = run(0, 1, 5, Fleet.planned("a1"), Fleet.planned("a2"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        take(rollout, "a1", 0, Status.DONE);

        resume(rollout, Fleet.agent("a1", "z", Verdict.REFUSED), Fleet.planned("a2"));

        assertThat(rollout.agent("a1").outcome()).hasValue(Outcome.REFUSED);
        assertThat(rollout.nextActions()).singleElement().isInstanceOf(Action.Close.class);
    }

    @Test
    void anAgentThatWasRefusedBeforeItWasBegunIsUp() {
        Rollout rollout = run(0, 1, 0, Fleet.agent("a1", "z", Verdict.REFUSED), Fleet.planned("a2"));

        resume(rollout, Fleet.agent("a1", "z", Verdict.REFUSED), Fleet.planned("a2"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
    }

    @Test
    void aProvenCanaryStaysProvenAndTheOthersAreStillCanaries() {
        Rollout rollout = run(2, 3, 3, Fleet.planned("a1"), Fleet.planned("a2"), Fleet.planned("a3"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.VERIFIED, "made up"));

        resume(rollout, Fleet.planned("a2"), Fleet.planned("a3"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
        rollout.apply(new AgentAdmitted(LATER, "a2"));
        begin(rollout, "a2", 0);
        assertThat(rollout.nextActions()).isEmpty();
        rollout.apply(new AgentFinished(LATER, "a2", Outcome.VERIFIED, "made up"));
        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a3"));
    }

    @Test
    void theLockThatAnEarlierAttemptTookIsReleasedInTheEnd() {
        Rollout rollout = run(0, 1, 0, Fleet.planned("a1"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        take(rollout, "a1", 0, Status.DONE);
        List<PlannedStep> steps = Fleet.planned("a1").plan().steps();
        AgentPlan verification = new AgentPlan(
                Verdict.PLANNED,
                Optional.empty(),
                Optional.of(Role.PRIVATE),
                steps.subList(2, 3),
                List.of(),
                List.of(),
                OptionalInt.empty());

        resume(rollout, new RolloutAgent("a1", "a1:22", Optional.of("z"), verification));
        take(rollout, "a1", 0, Status.DONE);

        assertThat(rollout.nextActions()).containsExactly(new Action.Release("a1"));
    }

    @Test
    void anAgentThatAnswersAgainIsBegunInItsTurn() {
        Rollout rollout = run(0, 1, 0, Fleet.agent("a1", "z", Verdict.UNREACHABLE));

        resume(rollout, Fleet.planned("a1"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a1"));
    }

    @Test
    void eventsThatDoNotBeginWithAnOpeningTellOfNothing() {
        assertThat(Rollout.of(List.of())).isEmpty();
        assertThat(Rollout.of(List.of(new StopRequested(Fleet.START)))).isEmpty();
    }

    @Test
    void anAgentThatHadAllItNeedsWhenTheRunWasResumedIsAvailableFromThenOn() {
        Rollout rollout = run(0, 1, 0, Fleet.planned("a1"));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        begin(rollout, "a1", 0);
        assertThat(rollout.agent("a1").times().unavailable()).contains(new Period(Fleet.START, Optional.empty()));

        resume(rollout, Fleet.agent("a1", "z", Verdict.UNCHANGED));

        assertThat(rollout.resumptions()).containsExactly(LATER);
        assertThat(rollout.agent("a1").times().worked()).contains(Period.of(Fleet.START, LATER));
        assertThat(rollout.agent("a1").times().unavailable()).contains(Period.of(Fleet.START, LATER));
    }
}
