package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.SourceLocation;
import io.volmount.facts.NodeSketch;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.DrainPolicy;
import io.volmount.playbook.policy.DrainPolicy.OnTimeout;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.Step;
import io.volmount.step.Verify;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Agents that the playbook has drained before they are stopped. */
class DrainPlanTest {
    private static final DrainPolicy POLICY =
            new DrainPolicy(Duration.ofMinutes(3), OnTimeout.CONTINUE, new SourceLocation("playbook.yaml", 2, 8));

    private final NodeSketch node = new NodeSketch();

    private static Playbook playbook(OnFailure onFailure) {
        return new Playbook(
                "test",
                List.of(Playbooks.LOOPBACK),
                List.of(),
                List.of(),
                List.of(),
                Activation.REBOOT,
                onFailure,
                RolloutPolicy.DEFAULT,
                VerifyPolicy.DEFAULT,
                Duration.ZERO,
                Optional.of(POLICY));
    }

    private AgentPlan plan() {
        return Planner.plan(node.facts(), playbook(OnFailure.RESTORE), Optional.empty());
    }

    private AgentPlan resumed(String... drained) {
        Purpose purpose = Purpose.resumed("run", List.of(drained));
        return Planner.planAgain(node.facts(), playbook(OnFailure.RESTORE), Optional.empty(), purpose, false);
    }

    private static List<String> ids(AgentPlan plan) {
        return plan.steps().stream().map(PlannedStep::step).map(Step::id).toList();
    }

    private static <T extends Step> T only(AgentPlan plan, Class<T> kind) {
        List<T> found = plan.steps().stream()
                .map(PlannedStep::step)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void theDrainComesFirstAndTheReactivationAfterTheProof() {
        String id = node.agentId.orElseThrow();

        assertThat(ids(plan()))
                .startsWith("drain-agent", "stop-agent")
                .endsWith("reboot", "verify", "reactivate-agent");
        assertThat(only(plan(), DrainAgent.class))
                .isEqualTo(new DrainAgent(id, Duration.ofMinutes(3), true, List.of()));
        assertThat(only(plan(), Verify.class).drained()).containsExactly(id);
        assertThat(only(plan(), ReactivateAgent.class).agents()).containsExactly(id);
        assertThat(plan().steps().get(0).undo()).contains(new ReactivateAgent(List.of(id)));
    }

    @Test
    void whereNothingIsRolledBackNeitherIsTheDrain() {
        AgentPlan plan = Planner.plan(node.facts(), playbook(OnFailure.LEAVE), Optional.empty());

        assertThat(plan.steps()).allMatch(step -> step.undo().isEmpty());
    }

    @Test
    void anAgentThatNeedsNothingIsNotDrained() {
        node.provisioned();

        assertThat(plan().verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void anAgentThatRunsWithoutAnIdIsRefused() {
        node.agentId = Optional.empty();

        assertThat(plan().verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(plan().reasons()).singleElement().asString().startsWith("it is to be drained, but its service runs");
    }

    @Test
    void oneThatDoesNotRunHasNothingToDrainAndThePlanSaysSo() {
        node.agentId = Optional.empty();
        node.unitState = "inactive";

        assertThat(ids(plan())).startsWith("stop-agent").doesNotContain("drain-agent", "reactivate-agent");
        assertThat(plan().warnings()).anyMatch(warning -> warning.startsWith("it is not drained before it is stopped"));
    }

    @Test
    void aResumedRunReactivatesWhatItMayHaveDrained() {
        String id = node.agentId.orElseThrow();
        assertThat(only(resumed("S1"), DrainAgent.class).earlier()).containsExactly("S1");
        assertThat(only(resumed("S1"), ReactivateAgent.class).agents()).containsExactly("S1", id);
        assertThat(resumed("S1").steps().get(0).undo()).contains(new ReactivateAgent(List.of("S1", id)));

        node.provisioned();
        assertThat(ids(resumed("S1"))).containsExactly("verify", "reactivate-agent");
        assertThat(only(resumed("S1"), Verify.class).drained()).containsExactly("S1");
        assertThat(ids(resumed())).containsExactly("verify");
    }

    @Test
    void anotherIdIsNoDrift() {
        AgentPlan saved = plan();
        node.agentId = Optional.of("8f2c9a30-6d0f-4f9c-9f0e-3c1de0a1b2c3-S8");

        assertThat(Drift.judge(saved, plan())).isEqualTo(plan());
    }
}
