package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.mesos.maintenance.DrainState;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.driver.BrokenRollout;
import io.volmount.rollout.driver.Draining;
import io.volmount.rollout.driver.EventSink;
import io.volmount.rollout.driver.RolloutDriver;
import io.volmount.rollout.driver.Verification;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent that a run has drained is reactivated, or named. */
class DrainedAgentsTest {
    private static final RolloutAgent AGENT = Fleet.drained("a1", "S1", true);
    private static final String REACTIVATE =
            "{\"type\":\"REACTIVATE_AGENT\",\"reactivate_agent\":{\"agent_id\":{\"value\":\"S1\"}}}";

    private final FakeTime time = new FakeTime();
    private final ScriptedMaster master = new ScriptedMaster().with("S1", ScriptedMaster.ACTIVE);
    private final ScriptedAgent node = new ScriptedAgent();
    private final ExecutorService hands = Executors.newCachedThreadPool();

    @AfterEach
    void noStepIsLeftRunning() {
        assertThat(hands.shutdownNow()).isEmpty();
    }

    private RolloutDriver driver(EventSink sink) {
        return new RolloutDriver(
                name -> node,
                sink,
                new Verification(time, time),
                new Draining(master, time, time),
                hands,
                time,
                "op@here",
                Fleet.START);
    }

    private AgentProgress run(RolloutAgent agent) throws InterruptedException {
        return driver(event -> {})
                .run(Fleet.opening(Fleet.policy(0, 1, 0), List.of(agent)))
                .agent("a1");
    }

    private static List<String> ids(List<TakenStep> steps) {
        return steps.stream().map(step -> step.step().id()).toList();
    }

    private void assertLeft(AgentProgress agent) {
        assertLeft(agent, ScriptedMaster.DRAINED);
    }

    private void assertLeft(AgentProgress agent, DrainState state) {
        assertThat(master.of("S1")).isEqualTo(state);
        assertThat(agent.leftDrained()).containsExactly("S1");
        assertThat(agent.reason()).contains("agent S1 drained: resume the run, or post " + REACTIVATE);
    }

    @Test
    void whatTheMasterIsAskedToChangeIsRecordedBeforeAndItsResultAfter() throws InterruptedException {
        List<String> order = new ArrayList<>();
        EventSink sink = event -> {
            if (event instanceof StepIntended intended) {
                order.add(intended.step() + " after " + master.asked());
            } else if (event instanceof StepFinished finished) {
                order.add("result after " + master.asked());
            }
        };

        Rollout rollout = driver(sink).run(Fleet.opening(Fleet.policy(0, 1, 0), List.of(AGENT)));

        assertThat(order).startsWith("drain-agent after []", "result after [begin S1]", "stop-agent after [begin S1]");
        assertThat(order).endsWith("reactivate-agent after [begin S1]", "result after [begin S1, end S1]");
        assertThat(rollout.agent("a1").outcome()).hasValue(Outcome.VERIFIED);
        assertThat(rollout.agent("a1").leftDrained()).isEmpty();
    }

    @Test
    void anAgentThatIsNotDrainedInTimeIsReactivatedAndNothingElseIsDoneToIt() throws InterruptedException {
        for (boolean restored : new boolean[] {true, false}) {
            master.with("S1", ScriptedMaster.ACTIVE).reaching(ScriptedMaster.DRAINING);
            endingTheDrainWhenAsked();

            AgentProgress agent = run(Fleet.drained("a1", "S1", restored));

            assertThat(ids(agent.taken())).containsExactly("drain-agent");
            assertThat(ids(agent.undone())).containsExactly("reactivate-agent");
            assertThat(master.of("S1")).isEqualTo(ScriptedMaster.ACTIVE);
            assertThat(agent.outcome()).hasValue(Outcome.FAILED);
            assertThat(agent.reason())
                    .startsWith("drain-agent: agent S1 was not drained within 10m30s")
                    .endsWith("; rolled back: drain-agent");
        }
    }

    /** The last task ends when nobody waits any more. */
    private void endingTheDrainWhenAsked() {
        master.silentOn(question -> {
            if (question.equals("end") && master.of("S1").equals(ScriptedMaster.DRAINING)) {
                master.with("S1", ScriptedMaster.DRAINED);
            }
            return false;
        });
    }

    @Test
    void oneWhoseTasksNeverEndStaysDrainedAndIsNamed() throws InterruptedException {
        master.reaching(ScriptedMaster.DRAINING);

        AgentProgress agent = run(AGENT);

        assertThat(agent.reason()).contains("; reactivate-agent failed: the master does not let go of agent S1");
        assertLeft(agent, ScriptedMaster.DRAINING);
    }

    @Test
    void oneThatIsRolledBackIsReactivatedLast() throws InterruptedException {
        node.on("add-fstab-entry", () -> Fleet.result(Status.FAILED));

        AgentProgress agent = run(AGENT);

        assertThat(ids(agent.undone())).containsExactly("restart-agent", "reactivate-agent");
        assertThat(master.of("S1")).isEqualTo(ScriptedMaster.ACTIVE);
        assertThat(agent.reason()).doesNotContain("REACTIVATE_AGENT");
    }

    @Test
    void oneThatIsLeftAsItIsStaysDrainedAndIsNamed() throws InterruptedException {
        node.on("add-fstab-entry", () -> Fleet.result(Status.FAILED));

        assertLeft(run(Fleet.drained("a1", "S1", false)));
    }

    @Test
    void soIsOneInDoubtAndOneThatCannotBeReactivated() throws InterruptedException {
        node.on("stop-agent", () -> Fleet.result(Status.IN_DOUBT));
        assertLeft(run(AGENT));

        node.on("stop-agent", () -> Fleet.result(Status.FAILED));
        master.with("S1", ScriptedMaster.ACTIVE).silentOn(question -> question.equals("end"));
        master.ignoring("end");
        AgentProgress silent = run(AGENT);
        assertThat(silent.reason()).contains("; reactivate-agent failed: no answer (waited ");
        assertLeft(silent);
    }

    @Test
    void andOneWhoseReactivationCannotBeRecorded() {
        EventSink full = event -> {
            if (event instanceof StepIntended intended && intended.step().equals("reactivate-agent")) {
                throw new IllegalStateException("the disk is full");
            }
        };

        BrokenRollout broken = catchThrowableOfType(
                BrokenRollout.class, () -> driver(full).run(Fleet.opening(Fleet.policy(0, 1, 0), List.of(AGENT))));

        assertLeft(broken.rollout().agent("a1"));
    }

    @Test
    void whileItIsDrainedItCountsAgainstTheBudget() {
        Rollout rollout =
                new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(AGENT, Fleet.drained("a2", "S2", true))));
        rollout.apply(new RolloutEvent.AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "drain-agent"));

        assertThat(rollout.budget().inAll().unavailable()).isOne();
        assertThat(rollout.nextActions()).isEmpty();
    }

    @Test
    void aResumedRunKnowsWhatAnEarlierAttemptMayHaveDrained() throws InterruptedException {
        Rollout rollout = interrupted(Optional.empty());
        assertThat(rollout.agent("a1").leftDrained()).containsExactly("S1");

        master.with("S1", ScriptedMaster.DRAINED);
        AgentProgress agent = resumed(rollout, "S1");

        assertThat(master.of("S1")).isEqualTo(ScriptedMaster.ACTIVE);
        assertThat(agent.leftDrained()).isEmpty();
    }

    private Rollout interrupted(Optional<StepResult> drained) {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(AGENT)));
        rollout.apply(new RolloutEvent.AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "drain-agent"));
        drained.ifPresent(result -> rollout.apply(new StepFinished(Fleet.START, "a1", 0, result)));
        return rollout;
    }

    private AgentProgress resumed(Rollout interrupted, String... ids) throws InterruptedException {
        RolloutAgent again =
                Fleet.withSteps(AGENT, List.of(new PlannedStep(new ReactivateAgent(List.of(ids)), "because")));
        return driver(event -> {})
                .resume(interrupted, new RunResumed(Fleet.START, List.of(again)))
                .agent("a1");
    }

    @Test
    void oneThatTheRunHasDrainedIsReactivatedForItsReturnWhenTheMasterHoldsItUnreachable() throws InterruptedException {
        master.holding("S1");

        AgentProgress agent = resumed(interrupted(Optional.of(Fleet.result(Status.DONE))), "S1");

        assertThat(master.held()).isEmpty();
        assertThat(agent.outcome()).hasValue(Outcome.VERIFIED);
        assertThat(agent.leftDrained()).isEmpty();
    }

    @Test
    void oneThatSomebodyElseMayHaveDrainedIsNamedUntilTheMasterCanSay() throws InterruptedException {
        for (Optional<StepResult> seen :
                List.of(Optional.<StepResult>empty(), Optional.of(Fleet.result(Status.FAILED)))) {
            master.holding("S1");
            node.withId("S1");

            AgentProgress agent = resumed(interrupted(seen), "S1");

            assertThat(master.held()).containsExactly("S1");
            assertThat(agent.outcome()).hasValue(Outcome.FAILED);
            assertThat(agent.reason()).contains("the master does not name agent S1 now");
            assertLeft(agent, new Gone());
        }
    }

    @Test
    void oneThatHasAnotherIdSinceCannotComeBackAsTheFormer() throws InterruptedException {
        master.holding("S1").with("S2", ScriptedMaster.DRAINED);

        AgentProgress agent = resumed(interrupted(Optional.empty()), "S1", "S2");

        assertThat(agent.outcome()).hasValue(Outcome.VERIFIED);
        assertThat(master.of("S2")).isEqualTo(ScriptedMaster.ACTIVE);
    }

    @Test
    void evenIfTheRunDoesNotDrainItUnderItsNewId() throws InterruptedException {
        master.holding("S1");
        node.withId("S2");

        AgentProgress agent = resumed(interrupted(Optional.empty()), "S1");

        assertThat(agent.outcome()).hasValue(Outcome.VERIFIED);
        assertThat(agent.leftDrained()).isEmpty();
        assertThat(master.held()).as("drained by somebody else, perhaps").containsExactly("S1");
    }

    @Test
    void anAgentThatMayNotBeTouchedAnyMoreIsNamedToo() {
        Rollout rollout = interrupted(Optional.empty());

        rollout.apply(new RunResumed(Fleet.START, List.of(Fleet.agent("a1", "z", Verdict.UNREACHABLE))));

        assertThat(rollout.agent("a1").reason()).contains("drained: resume the run, or post " + REACTIVATE);
    }
}
