package io.volmount.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeLock;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PreInstallNode;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.rollout.FakeTime;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.PlannedVolumes;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ResumePlannerTest {
    private final FakeTime time = new FakeTime();

    /** Answers once so much time has passed. */
    private ScriptedAgent answeringAfter(Duration silence, AgentFacts facts) {
        return new ScriptedAgent() {
            @Override
            public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
                if (waited().compareTo(silence) < 0) {
                    throw new AgentUnreachable("no route");
                }
                return facts;
            }
        };
    }

    private Duration waited() {
        return Duration.between(Fleet.START, time.instant());
    }

    /** A run of one agent that had been told to reboot out of this boot when the controller died. */
    private static Rollout rebooting(String boot) {
        Reboot reboot = new Reboot(boot, List.of(), Duration.ofMinutes(10));
        AgentPlan plan = new AgentPlan(
                Verdict.PLANNED,
                Optional.empty(),
                Optional.empty(),
                List.of(new PlannedStep(reboot, "made up")),
                List.of(),
                List.of(),
                OptionalInt.empty());
        Rollout rollout = new Rollout(
                Fleet.opening(Fleet.policy(0, 1, 0), List.of(new RolloutAgent("a1", "a1:22", Optional.empty(), plan))));
        rollout.apply(new AgentAdmitted(Fleet.START, "a1"));
        rollout.apply(new StepIntended(Fleet.START, "a1", 0, "reboot"));
        return rollout;
    }

    private AgentPlan look(Rollout interrupted, ScriptedAgent agent) throws AgentUnreachable {
        return new ResumePlanner(interrupted, new PlannedVolumes(List.of()), time, time).ask(Targets.of("a1", agent));
    }

    private static List<String> ids(AgentPlan plan) {
        return plan.steps().stream().map(PlannedStep::step).map(Step::id).toList();
    }

    @Test
    void aNodeInTheMiddleOfItsRebootIsWaitedFor() throws AgentUnreachable {
        AgentFacts facts = new NodeSketch().provisioned().facts();

        AgentPlan plan = look(rebooting("the boot before"), answeringAfter(Duration.ofMinutes(3), facts));

        assertThat(ids(plan)).containsExactly("verify");
        assertThat(waited()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    @Test
    void aNodeThatStaysAwayIsGivenUpWhenThePlaybooksTimeIsOver() {
        ScriptedAgent gone = answeringAfter(Duration.ofDays(1), new NodeSketch().facts());

        assertThatThrownBy(() -> look(rebooting("the boot before"), gone))
                .isInstanceOf(AgentUnreachable.class)
                .hasMessageMatching("no route \\(waited 59\\d s\\)");
    }

    @Test
    void aNodeThatWasToldToRebootAndStillAnswersIsGivenTimeToGoDown() throws AgentUnreachable {
        AgentFacts facts = new NodeSketch().facts();

        AgentPlan plan = look(rebooting(facts.bootId()), answeringAfter(Duration.ZERO, facts));

        assertThat(plan.verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(waited()).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void aStepThatOutlivedItsConnectionIsWaitedForAndNothingConcludedBeforeItsEnd() throws AgentUnreachable {
        NodeSketch atWork = new NodeSketch();
        atWork.lock = new NodeLock(Optional.empty(), true);
        NodeSketch done = new NodeSketch().provisioned();
        ScriptedAgent agent = new ScriptedAgent() {
            @Override
            public AgentFacts probe(ProbeRequest request) {
                return (waited().compareTo(Duration.ofMinutes(2)) < 0 ? atWork : done).facts();
            }
        };

        assertThat(ids(look(rebooting("the boot before"), agent))).containsExactly("verify");
        assertThat(waited()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThatThrownBy(() -> look(rebooting("the boot before"), answeringAfter(Duration.ZERO, atWork.facts())))
                .hasMessageStartingWith("an earlier step is still running on the node (waited ");
    }

    @Test
    void aNodeWithoutDcosIsStillOwedTheRebootThatProvesItsFstab() throws AgentUnreachable {
        AgentFacts facts = PreInstallNode.facts(true);

        AgentPlan plan = look(rebooting(facts.bootId()), answeringAfter(Duration.ZERO, facts));

        assertThat(ids(plan)).containsExactly("reboot", "verify");
    }

    @Test
    void anAgentThatHadEndedIsProbedOnceAndItsVolumesMustStillBeProven() throws AgentUnreachable {
        Rollout rollout = rebooting("the boot before");
        rollout.apply(new AgentFinished(Fleet.START, "a1", Outcome.IN_DOUBT, "made up"));
        NodeSketch sketch = new NodeSketch().provisioned();
        sketch.kind = NodeKind.PRIVATE;

        assertThat(ids(look(rollout, answeringAfter(Duration.ZERO, sketch.facts()))))
                .containsExactly("verify");
        assertThatThrownBy(() -> look(rollout, answeringAfter(Duration.ofDays(1), sketch.facts())))
                .hasMessage("no route");
        assertThat(waited()).isZero();
    }

    @Test
    void anAgentThatWasNeverBegunAndHasEverythingNeedsNothing() throws AgentUnreachable {
        Rollout rollout = new Rollout(Fleet.opening(Fleet.policy(0, 1, 0), List.of(Fleet.planned("a1"))));

        AgentPlan plan = look(
                rollout,
                answeringAfter(Duration.ZERO, new NodeSketch().provisioned().facts()));

        assertThat(plan.verdict()).isEqualTo(Verdict.UNCHANGED);
    }
}
