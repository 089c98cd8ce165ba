package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.policy.Spread;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.step.Verify;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolloutTest {
    @Test
    void anAgentThatCannotBeReachedSpendsTheBudgetBeforeAnythingBegins() {
        Rollout rollout = new Rollout(Fleet.opening(
                Fleet.policy(0, 1, 5), List.of(Fleet.planned("a1"), Fleet.agent("a2", "z", Verdict.UNREACHABLE))));

        assertThat(rollout.nextActions())
                .containsExactly(new Action.Close(
                        "1 agent is failed, unreachable, in doubt or not proven, which uses up maxUnavailable: 1"));
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

    @ParameterizedTest
    @EnumSource(names = {"NOT_VERIFIED", "UNPROVEN"})
    void aLostCanaryStopsTheRolloutEvenWithBudgetLeft(Outcome lost) {
        Rollout rollout =
                new Rollout(Fleet.opening(Fleet.policy(1, 3, 2), List.of(Fleet.planned("a1"), Fleet.planned("a2"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new AgentFinished(Fleet.START, "a1", lost, "made up"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Close("a canary was not verified"));
    }

    @Test
    void aFailedStepIsTheLastOfItsAgent() {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        rollout.apply(new StepFinished(Fleet.START, "a1", 0, Fleet.result(Status.FAILED)));
        rollout.apply(new LockReleased(Fleet.START, "a1", Fleet.result(Status.DONE)));

        assertThat(rollout.nextActions())
                .containsExactly(new Action.Finish("a1", Outcome.FAILED, "stop-agent: made up"));
    }

    @Test
    void aNodeIsVerifiedInTheBootThatItsRebootEndedIn() {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepFinished(Fleet.START, "a1", 0, Fleet.result(Status.DONE)));
        rollout.apply(new StepFinished(
                Fleet.START, "a1", 1, new StepResult(Status.DONE, "back", "", Optional.of("another boot"))));

        assertThat(rollout.nextActions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Action.Perform.class,
                        next -> assertThat(next.step())
                                .isInstanceOfSatisfying(
                                        Verify.class,
                                        verify -> assertThat(verify.boot()).contains("another boot")));
    }

    @Test
    void aFailureThatLeavesTheAgentStoppedSaysSo() {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "stop-agent"));
        rollout.apply(new StepFinished(Fleet.START, "a1", 0, Fleet.result(Status.DONE)));
        rollout.apply(new StepIntended(Fleet.START, "a1", 1, "add-fstab-entry"));
        rollout.apply(new StepFinished(Fleet.START, "a1", 1, Fleet.result(Status.FAILED)));
        rollout.apply(new LockReleased(Fleet.START, "a1", Fleet.result(Status.DONE)));

        assertThat(rollout.nextActions())
                .containsExactly(
                        new Action.Finish(
                                "a1",
                                Outcome.FAILED,
                                "add-fstab-entry: made up; the agent is left stopped: fix the cause and apply again, which continues with the remaining steps"));
    }

    @Test
    void aStopRequestLetsTheAgentInFlightContinueAndBeginsNoOther() {
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

    /** The order in which agents are begun when each is verified before the next. */
    private static List<String> order(int canaries, Spread spread, RolloutAgent... agents) {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(canaries, 1, 0, spread), List.of(agents)));
        List<String> order = new ArrayList<>();
        while (rollout.nextActions().get(0) instanceof Action.Admit next) {
            order.add(next.agent());
            rollout.apply(new AgentAdmitted(Fleet.START, next.agent()));
            rollout.apply(new AgentFinished(Fleet.START, next.agent(), Outcome.VERIFIED, "made up"));
        }
        return order;
    }

    @Test
    void zonesTakeTurnsAndAgentsWithoutAZoneAreOneOfTheirOwn() {
        RolloutAgent[] agents = {
            Fleet.agent("a1", "rack-a", Verdict.PLANNED),
            Fleet.agent("a2", "rack-a", Verdict.PLANNED),
            Fleet.agent("a3", "rack-a", Verdict.PLANNED),
            Fleet.agent("b1", "rack-b", Verdict.PLANNED),
            Fleet.withoutZone(Fleet.planned("c1")),
            Fleet.withoutZone(Fleet.planned("c2"))
        };

        assertThat(order(0, Spread.ZONE, agents)).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
        assertThat(order(2, Spread.ZONE, agents)).containsExactly("a1", "b1", "c1", "a2", "c2", "a3");
        assertThat(order(2, Spread.NONE, agents)).containsExactly("a1", "a2", "a3", "b1", "c1", "c2");
    }

    @Test
    void aZoneThatHasLostAnAgentIsSpared() {
        Rollout rollout = new Rollout(Fleet.opening(
                Fleet.policy(0, 4, 4, Spread.ZONE),
                List.of(
                        Fleet.agent("a1", "rack-a", Verdict.UNREACHABLE),
                        Fleet.agent("a2", "rack-a", Verdict.PLANNED),
                        Fleet.agent("b1", "rack-b", Verdict.PLANNED))));

        assertThat(rollout.nextActions()).containsExactly(new Action.Admit("b1"));
    }

    @Test
    void whatKeepsAllAgentsFromBeingBegunIsKnownBeforehand() {
        List<RolloutAgent> agents = List.of(Fleet.planned("a1"), Fleet.agent("a2", "z", Verdict.UNREACHABLE));

        assertThat(Rollout.blockedBy(Fleet.policy(0, 1, 5), agents))
                .contains("1 agent is failed, unreachable, in doubt or not proven, which uses up maxUnavailable: 1");
        assertThat(Rollout.blockedBy(Fleet.policy(0, 5, 0), agents))
                .contains("1 agent is failed, unreachable, in doubt or not proven, more than maxFailures: 0");
        assertThat(Rollout.blockedBy(Fleet.policy(0, 2, 1), agents)).isEmpty();
    }
}
