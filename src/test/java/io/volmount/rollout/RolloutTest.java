package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.StepResult.Status;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {
    @Test
    void anAgentThatCannotBeReachedSpendsTheBudgetBeforeAnythingBegins() {
        Rollout rollout = new Rollout(Fleet.opening(
                Fleet.policy(0, 1, 5), List.of(Fleet.planned("a1"), Fleet.agent("a2", "z", Verdict.UNREACHABLE))));

        assertThat(rollout.nextActions())
                .containsExactly(
                        new Action.Close("1 agent is failed, unreachable or in doubt, which spends maxUnavailable: 1"));
    }

    @Test
    void aRefusedAgentIsUpAndSpendsNothing() {
        Rollout rollout = new Rollout(Fleet.opening(
                Fleet.policy(0, 1, 0), List.of(Fleet.agent("a1", "z", Verdict.REFUSED), Fleet.planned("a2"))));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
    }

    @Test
    void theOthersWaitForTheCanary() {
        Rollout rollout = new Rollout(Fleet.opening(
                Fleet.policy(1, 3, 0), List.of(Fleet.planned("a1"), Fleet.planned("a2"), Fleet.planned("a3"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        assertThat(rollout.nextActions()).isEmpty();

        rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.VERIFIED, "made up"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("a2"));
    }

    @Test
    void aLostCanaryStopsTheRolloutEvenWithBudgetLeft() {
        Rollout rollout =
                new Rollout(Fleet.opening(Fleet.policy(1, 3, 2), List.of(Fleet.planned("a1"), Fleet.planned("a2"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.NOT_VERIFIED, "made up"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Close("a canary was not verified"));
    }

    @Test
    void aFailedStepIsTheLastOfItsAgent() {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        rollout.apply(new StepFinished(Fleet.START, "a1", 0, Fleet.result(Status.FAILED)));

        assertThat(rollout.nextActions())
                .containsExactly(new Action.Finish("a1", Outcome.FAILED, "stop-agent: made up"));
    }

    @Test
    void aStopRequestLetsTheAgentInFlightGoOnAndBeginsNoOther() {
        Rollout rollout =
                new Rollout(Fleet.opening(Fleet.policy(0, 2, 0), List.of(Fleet.planned("a1"), Fleet.planned("a2"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        rollout.apply(new StopRequested(Fleet.START));
        assertThat(rollout.nextActions()).isEmpty();

        rollout.apply(new StepFinished(Fleet.START, "a1", 0, Fleet.result(Status.DONE)));

        assertThat(rollout.nextActions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.Perform.class, next -> assertThat(next.index()).isOne());
    }
}
