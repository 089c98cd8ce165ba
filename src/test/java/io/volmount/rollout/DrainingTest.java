package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.mesos.maintenance.DrainMethod;
import io.volmount.mesos.maintenance.DrainState;
import io.volmount.mesos.maintenance.DrainState.Deactivated;
import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.Refused;
import io.volmount.rollout.driver.Draining;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a master is asked so that an agent is drained or reactivated, and what is concluded from its answers. */
class DrainingTest {
    private static final DrainAgent DRAIN = new DrainAgent("S1", Duration.ofMinutes(10), false, List.of());

    private final FakeTime time = new FakeTime();
    private final ScriptedMaster master = new ScriptedMaster().with("S1", ScriptedMaster.ACTIVE);
    private StepResult lock = Fleet.result(Status.UNCHANGED);

    private StepResult drain(DrainAgent step) {
        return new Draining(master, time, time).drain("run", step, () -> {
            assertThat(master.asked()).as("done before the node was locked").isEmpty();
            return lock;
        });
    }

    private StepResult reactivate(String... agents) {
        return new Draining(master, time, time)
                .reactivate(
                        "run",
                        new ReactivateAgent(List.of(agents)),
                        new LeftDrained(List.of(), List.of()),
                        Optional::empty);
    }

    private Duration waited() {
        return Duration.between(Fleet.START, time.instant());
    }

    private static DrainAgent goingOn() {
        return new DrainAgent("S1", DRAIN.grace(), true, List.of());
    }

    private static void assertResult(StepResult result, Status status, String sentence) {
        assertThat(result.detail()).startsWith(sentence);
        assertThat(result.status()).isEqualTo(status);
    }

    @Test
    void anAgentIsDrainedOnceTheMasterSaysSo() {
        assertResult(drain(DRAIN), Status.DONE, "agent S1 is drained");
        assertThat(master.asked()).containsExactly("begin S1");
    }

    @Test
    void nothingIsDoneToTheAgentOfANodeThatAnotherRunHolds() {
        lock = Fleet.result(Status.HELD);

        assertThat(drain(DRAIN)).isEqualTo(lock);
        assertThat(master.of("S1")).isEqualTo(ScriptedMaster.ACTIVE);
    }

    @Test
    void oneThatSomebodyElseHasDrainedIsLeftAlone() {
        for (Drained theirs : List.of(new Drained(DrainMethod.DRAIN, false), new Drained(DrainMethod.WINDOW, false))) {
            master.with("S1", theirs);
            assertResult(drain(DRAIN), Status.HELD, "agent S1 is drained already, and not by this run");
        }
        master.with("S1", new Deactivated());
        assertResult(drain(DRAIN), Status.HELD, "agent S1 is deactivated in the master, and not by this run");
        assertThat(master.asked()).isEmpty();
    }

    @Test
    void aNodeThatAnEarlierAttemptMayHaveLockedIsNotLeftLocked() {
        master.with("S1", new Deactivated());

        assertThat(drain(new DrainAgent("S1", DRAIN.grace(), false, List.of("S0")))
                        .status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void oneThatAnEarlierAttemptHasDrainedIsTheRunsOwn() {
        master.with("S1", ScriptedMaster.DRAINED);

        assertResult(drain(DRAIN), Status.DONE, "agent S1 is drained");
        assertThat(master.asked()).isEmpty();
    }

    @Test
    void aDrainWithoutAnEndFailsWhenItsTimeIsOver() {
        master.reaching(ScriptedMaster.DRAINING);

        assertResult(drain(DRAIN), Status.FAILED, "agent S1 was not drained within 10m30s; tasks left: 2 (waited 6");
        assertThat(waited()).isBetween(Duration.ofMinutes(10), DRAIN.timeout());
    }

    @Test
    void orTheAgentIsStoppedNeverthelessAndTheReportSaysSo() {
        master.reaching(ScriptedMaster.DRAINING);

        StepResult result = drain(goingOn());

        assertResult(result, Status.DONE, "agent S1 was not drained within 10m30s");
        assertThat(result.detail()).endsWith("it is stopped nevertheless, as the playbook says");
    }

    @Test
    void aDrainOfWhichNothingWasEverConfirmedIsNoReasonToGoOn() {
        master.ignoring("begin");

        assertResult(drain(goingOn()), Status.FAILED, "the master has not begun to drain agent S1");
    }

    @Test
    void aRefusalEndsItAtOnce() {
        master.reaching(new Refused("http://m does not drain agent S1: no"));

        assertResult(drain(goingOn()), Status.FAILED, "http://m does not drain agent S1: no");
        assertThat(waited()).isZero();
    }

    @Test
    void anAnswerThatIsLostIsAskedForAgain() {
        int[] question = {0};
        master.silentOn(asked -> question[0]++ % 2 == 0);

        assertResult(drain(DRAIN), Status.DONE, "agent S1 is drained");
        assertThat(master.asked()).containsExactly("begin S1");
    }

    @Test
    void aMasterThatNeverAnswersLeavesTheAgentAsItIs() {
        master.silentOn(question -> true);

        assertResult(drain(goingOn()), Status.UNREACHABLE, "no answer (waited 1");
        assertThat(waited()).isBetween(Duration.ofMinutes(1), Draining.PATIENCE);
    }

    @Test
    void aMasterThatFallsSilentWhileItDrainsIsAskedUntilTheTimeIsOver() {
        master.reaching(ScriptedMaster.DRAINING).silentOn(question -> question.equals("state") && !waited().isZero());

        assertResult(drain(DRAIN), Status.FAILED, "agent S1 was not drained within 10m30s: no answer (waited 6");
    }

    @Test
    void anAgentThatTheMasterDoesNotKnowCannotBeDrained() {
        master.with("S1", new Gone());

        assertResult(drain(DRAIN), Status.FAILED, "the master has no agent S1, so it cannot be drained");
    }

    @Test
    void whatSomebodyElseEndsIsNotBegunAgain() {
        master.reaching(ScriptedMaster.DRAINING).silentOn(question -> {
            if (question.equals("state") && !waited().isZero()) {
                master.with("S1", ScriptedMaster.ACTIVE);
            }
            return false;
        });

        assertResult(drain(DRAIN), Status.FAILED, "agent S1 is no longer drained by this run");
        assertThat(master.asked()).containsExactly("begin S1");
    }

    @Test
    void oneThatIsDrainedIsReactivatedUnderEachOfItsIds() {
        master.with("S1", ScriptedMaster.DRAINED).with("S2", new Gone());

        assertResult(
                reactivate("S2", "S1"), Status.DONE, "agent S2 is not in the master any more, agent S1 is not drained");
        assertThat(master.of("S1")).isEqualTo(ScriptedMaster.ACTIVE);
    }

    @Test
    void whatSomebodyElseHasDrainedStaysDrained() {
        master.with("S1", new DrainState.Draining(DrainMethod.DRAIN, false, OptionalInt.empty()));

        assertThat(reactivate("S1").status()).isEqualTo(Status.DONE);
        assertThat(master.asked()).isEmpty();
    }

    @Test
    void aMasterThatDoesNotLetGoIsAskedForALimitedTime() {
        master.with("S1", ScriptedMaster.DRAINING);

        assertResult(
                reactivate("S1"), Status.FAILED, "the master does not let go of agent S1 before its last task has");
        assertThat(waited()).isBetween(Duration.ofMinutes(1), Draining.PATIENCE);
    }

    @Test
    void aReactivationWhoseAnswerIsLostIsAskedForAgain() {
        int[] question = {0};
        master.with("S1", ScriptedMaster.DRAINED).silentOn(asked -> question[0]++ == 0);

        assertResult(reactivate("S1"), Status.DONE, "agent S1 is not drained");
    }
}
