package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.attribute.AttributeSettings;
import io.volmount.facts.NodeKind;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.step.SetAttributes;
import io.volmount.step.Step;
import io.volmount.step.Verify;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The steps that give an agent the attributes of the playbook. */
class AttributePlanTest extends AttributePlans {
    private static final String LINE = "MESOS_ATTRIBUTES=";

    private SetAttributes setting() {
        return plan().steps().stream()
                .map(PlannedStep::step)
                .filter(SetAttributes.class::isInstance)
                .map(SetAttributes.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private String reason(String id) {
        return plan().steps().stream()
                .filter(step -> step.step().id().equals(id))
                .map(PlannedStep::reason)
                .findFirst()
                .orElseThrow();
    }

    private Verify verification() {
        List<PlannedStep> steps = plan().steps();
        return (Verify) steps.get(steps.size() - 1).step();
    }

    @Test
    void withoutVolumesDiscoveryIsLeftAlone() {
        assertThat(ids()).containsExactly("stop-agent", "set-attributes", "clear-agent-checkpoint", "reboot", "verify");
        assertThat(plan().warnings()).isEmpty();
        assertThat(verification().fresh()).isFalse();
        assertThat(verification().title()).isEqualTo("verify that the agent has its attributes");
    }

    @Test
    void withVolumesTheyAreSetWhileTheAgentIsStoppedAnyway() {
        assertThat(ids(Playbooks.LOOPBACK))
                .startsWith("stop-agent", "set-attributes", "clear-resource-state", "clear-agent-checkpoint")
                .endsWith("mount-volume", "reboot", "verify");
    }

    @Test
    void whatAVolumeHasAlreadyIsNotDoneAgainForThem() {
        node.provisioned();
        AgentPlan plan = plan(Playbooks.LOOPBACK);
        assertThat(plan.steps().stream().map(PlannedStep::step).map(Step::id))
                .containsExactly("stop-agent", "set-attributes", "clear-agent-checkpoint", "reboot", "verify");
        assertThat(plan.steps().get(4).step().title())
                .isEqualTo("verify that the agent offers every volume and has its attributes");
    }

    @Test
    void allOthersStayAndRepeatedLinesBecomeOne() {
        lines = List.of(LINE + "os:old", LINE + "\"rack:r1;disk:hdd\"");

        assertThat(setting()).isEqualTo(new SetAttributes(lines, LINE + "rack:r1;disk:ssd;raid:1", false));
        assertThat(reason("set-attributes")).isEqualTo("the agent's settings have disk:hdd");
        assertThat(plan().warnings())
                .containsExactly(AttributeSettings.FILE + " sets attributes 2 times, and only the last line has an"
                        + " effect; the plan removes the others: MESOS_ATTRIBUTES=os:old");
    }

    @Test
    void whatDcosSetsOnPublicAgentsStays() {
        node.kind = NodeKind.PUBLIC;
        inherited = Optional.of("public_ip:true");
        assertThat(setting().line()).isEqualTo(LINE + "public_ip:true;disk:ssd;raid:1");

        lines = List.of(LINE + "disk:ssd;raid:1");
        running = Optional.of("disk:ssd;raid:1");
        assertThat(setting().line())
                .as("it was lost, because a file of its own outweighs it")
                .isEqualTo(LINE + "disk:ssd;raid:1;public_ip:true");

        lines = List.of(LINE + "raid:1;public_ip:true;disk:ssd");
        assertThat(plan().verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void aFileThatIsNotThereIsCreated() {
        String file = AttributeSettings.FILE;
        at(new PathState(file, Kind.ABSENT, Optional.of(file), false, false, "/var/lib/dcos", true));
        assertThat(setting().create()).isTrue();
    }

    @Test
    void nothingIsPlannedWhereTheAgentRunsWithThem() {
        lines = List.of(LINE + "rack:r1;disk:ssd;raid:1");
        running = Optional.of("rack:r1;disk:ssd;raid:1");
        assertThat(plan().verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(plan().summary()).isEqualTo("the agent already has disk:ssd;raid:1");
        node.provisioned();
        assertThat(plan(Playbooks.LOOPBACK).summary())
                .isEqualTo("every volume is already mounted and offered; the agent already has disk:ssd;raid:1");
    }

    @Test
    void anAgentThatWasNotRestartedSinceIsRestarted() {
        lines = List.of(LINE + "disk:ssd;raid:1");
        running = Optional.of("disk:hdd");
        assertThat(ids()).containsExactly("stop-agent", "clear-agent-checkpoint", "reboot", "verify");
        node.unitState = "inactive";
        running = Optional.empty();
        assertThat(ids()).containsExactly("stop-agent", "clear-agent-checkpoint", "reboot", "verify");
    }

    @Test
    void theReasonToClearTheCheckpointIsTheRuleOfTheVersion() {
        node.version = Optional.of("1.10.11");
        assertThat(reason("clear-agent-checkpoint"))
                .isEqualTo("an agent of DC/OS 1.10.11 refuses other attributes than its checkpoint has");
        node.version = Optional.of("2.0.3");
        assertThat(reason("clear-agent-checkpoint"))
                .startsWith("an agent of DC/OS 2.0.3 accepts its checkpoint if attributes were added and nothing else");
        node.version = Optional.empty();
        assertThat(reason("clear-agent-checkpoint"))
                .isEqualTo("an agent may refuse other attributes than its checkpoint has");
    }

    @Test
    void aPlaybookWithoutAttributesDoesNotCareAboutThem() {
        node.attributes = Optional.empty();
        node.restarts = OptionalLong.empty();
        node.provisioned();
        assertThat(Planner.plan(node.facts(), Playbooks.reboot(Playbooks.LOOPBACK), Optional.empty())
                        .verdict())
                .isEqualTo(Verdict.UNCHANGED);
    }
}
