package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.proof.Proof;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a run gives a node's lock back, and when it keeps it. */
class LockStateTest {
    private static final String STAYS = "; the node stays locked: resume the run, or see `volmount unlock`";

    private final Rollout rollout =
            new Rollout(Fleet.opening(Fleet.policy(1, 1, 0), List.of(Fleet.planned("a1"), Fleet.planned("a2"))));

    /** Takes the first steps of a1 with these results. */
    private List<Action> after(Status... results) {
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        for (int i = 0; i < results.length; i++) {
            rollout.apply(new StepIntended(
                    Fleet.START,
                    "a1",
                    i,
                    rollout.agent("a1").agent().steps().get(i).id()));
            rollout.apply(new StepFinished(Fleet.START, "a1", i, Fleet.result(results[i])));
        }
        return rollout.nextActions();
    }

    private List<Action> released(StepResult result) {
        rollout.apply(new ReleaseIntended(Fleet.START, "a1"));
        assertThat(rollout.nextActions()).isEmpty();
        rollout.apply(new LockReleased(Fleet.START, "a1", result));
        return rollout.nextActions();
    }

    @Test
    void theLockIsReleasedBeforeTheAgentIsDone() {
        assertThat(after(Status.DONE, Status.UNCHANGED, Status.DONE)).containsExactly(new Action.Release("a1"));
        assertThat(released(Fleet.result(Status.DONE)))
                .containsExactly(new Action.Finish("a1", Outcome.VERIFIED, "made up"));
    }

    @Test
    void aFailureWhoseEndIsKnownReleasesItToo() {
        assertThat(after(Status.DONE, Status.DONE, Status.FAILED)).containsExactly(new Action.Release("a1"));
        assertThat(released(Fleet.result(Status.UNCHANGED)))
                .containsExactly(new Action.Finish("a1", Outcome.NOT_VERIFIED, "made up"));
    }

    @Test
    void anAgentOfWhichNothingCanBeToldEndsUnproven() {
        after(Status.DONE, Status.DONE, Status.FAILED);
        rollout.apply(new EvidenceGathered(
                Fleet.START, "a1", new Proof(Proof.State.UNPROVEN, "boot", List.of(), List.of(), List.of())));

        assertThat(released(Fleet.result(Status.DONE)))
                .containsExactly(new Action.Finish("a1", Outcome.UNPROVEN, "made up"));
    }

    @Test
    void whereAStepMayBeRunningTheLockStays() {
        assertThat(after(Status.DONE, Status.IN_DOUBT))
                .containsExactly(new Action.Finish("a1", Outcome.IN_DOUBT, "add-fstab-entry: made up" + STAYS));
    }

    @Test
    void anAgentThatIsOutOfReachStaysLockedAndIsNotToBeAppliedAgain() {
        assertThat(after(Status.DONE, Status.UNREACHABLE))
                .containsExactly(new Action.Finish(
                        "a1", Outcome.UNREACHABLE, "add-fstab-entry: made up; the agent is left stopped" + STAYS));
    }

    @Test
    void anAgentThatWasNeverReachedHasNoLock() {
        assertThat(after(Status.UNREACHABLE))
                .containsExactly(new Action.Finish("a1", Outcome.UNREACHABLE, "stop-agent: made up"));
    }

    @Test
    void anAgentOfAnotherRunIsRefusedAndSpendsNothingButIsNoProvenCanary() {
        assertThat(after(Status.HELD)).containsExactly(new Action.Finish("a1", Outcome.REFUSED, "made up"));

        rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.REFUSED, "made up"));

        assertThat(rollout.nextActions()).containsExactly(new Action.Close("a canary was not verified"));
    }

    @Test
    void anAgentThatWasTakenAwayInTheMiddleHasFailedAndItsLockIsNotOurs() {
        assertThat(after(Status.DONE, Status.HELD))
                .singleElement()
                .isInstanceOfSatisfying(Action.Finish.class, finish -> {
                    assertThat(finish.outcome()).isEqualTo(Outcome.FAILED);
                    assertThat(finish.reason()).startsWith("add-fstab-entry: made up; the agent is left stopped");
                });
    }

    @Test
    void aLockThatCannotBeReleasedIsReportedAndChangesNothingElse() {
        after(Status.DONE, Status.DONE, Status.DONE);
        assertThat(released(new StepResult(Status.UNREACHABLE, "no route", "")))
                .containsExactly(new Action.Finish(
                        "a1",
                        Outcome.VERIFIED,
                        "made up; the node could not be unlocked, see `volmount unlock`: no route"));
    }
}
