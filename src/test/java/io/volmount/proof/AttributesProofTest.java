package io.volmount.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.attribute.Attribute;
import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.AttributeSettings.Running;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Registration;
import io.volmount.proof.Proof.State;
import io.volmount.step.Verify;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** An agent has its attributes if the process that runs was started with them. */
class AttributesProofTest {
    private final NodeSketch node = new NodeSketch();
    private Optional<Registration> registration = Optional.empty();
    private List<Attribute> wanted = List.of(new Attribute("disk", "ssd"), new Attribute("raid", "1"));

    private Proof judge(Optional<Running> running) {
        node.attributes = Optional.of(new AttributeSettings(
                Optional.empty(),
                List.of("MESOS_ATTRIBUTES=disk:ssd;raid:1"),
                Optional.empty(),
                OptionalInt.empty(),
                running));
        Verify verify = new Verify(
                List.of(),
                node.kind.role(),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30),
                false,
                Optional.of(node.bootId),
                wanted,
                List.of(),
                List.of());
        return Judge.judge(
                verify, new Evidence(node.facts(), List.of(), Optional.empty(), Optional.empty(), registration));
    }

    private Proof startedWith(String attributes) {
        return judge(Optional.of(new Running(node.mainPid, attributes)));
    }

    @Test
    void theRunningProcessShowsThem() {
        Proof proof = startedWith("rack:r1;raid:1;disk:ssd");

        assertThat(proof.state()).isEqualTo(State.VERIFIED);
        assertThat(proof.summary()).isEqualTo("the agent has its attributes");
        assertThat(proof.agent())
                .extracting(CheckResult::check)
                .containsExactly("same-boot", "agent-healthy", "attributes");
        assertThat(proof.agent().get(2).detail())
                .isEqualTo("the running agent was started with rack:r1;raid:1;disk:ssd");
    }

    private CheckResult registeredWith(boolean active, Map<String, String> attributes) {
        registration = Optional.of(new Registration.Known("S7", Optional.empty(), active, attributes, List.of(), true));
        List<CheckResult> checks = startedWith("raid:1;disk:ssd").agent();
        return checks.get(checks.size() - 1);
    }

    @Test
    void aMasterThatIsAskedMustHaveThemToo() {
        assertThat(registeredWith(true, Map.of("disk", "ssd", "raid", "1", "rack", "r1")))
                .returns(Optional.of(true), CheckResult::passed)
                .returns("agent S7 is active in the master with its attributes", CheckResult::detail);

        assertThat(registeredWith(true, Map.of("disk", "hdd", "raid", "1")).detail())
                .isEqualTo("agent S7 is active in the master, which has it with disk:hdd instead of disk:ssd");
        assertThat(registeredWith(true, Map.of("disk", "ssd")).detail()).endsWith("has it without raid:1");
        assertThat(startedWith("raid:1;disk:ssd").summary()).startsWith("attributes not verified: agent S7 is active");
        assertThat(registeredWith(false, Map.of("disk", "ssd", "raid", "1")).hasFailed())
                .isTrue();

        registration = Optional.of(new Registration.Missing(Optional.empty()));
        assertThat(startedWith("raid:1;disk:ssd").state())
                .as("it may still register")
                .isEqualTo(State.NOT_YET);
    }

    @Test
    void numbersAreComparedAsMesosReadsThem() {
        wanted = List.of(new Attribute("raid", "01"), new Attribute("level", "1e2"));
        registration = Optional.of(new Registration.Known(
                "S7", Optional.empty(), true, Map.of("raid", "1", "level", "100"), List.of(), true));

        assertThat(startedWith("raid:01;level:1e2").state()).isEqualTo(State.VERIFIED);
    }

    @Test
    void anAgentThatRunsWithOthersIsNotVerifiedWhateverItsFileSays() {
        assertThat(startedWith("raid:1;disk:hdd").state()).isEqualTo(State.NOT_VERIFIED);
        assertThat(startedWith("raid:1;disk:hdd").summary())
                .isEqualTo("attributes not verified: the running agent was started with disk:hdd instead of disk:ssd");
        assertThat(startedWith("disk:ssd;disk:hdd;raid:1").summary())
                .endsWith("with disk:ssd;disk:hdd instead of disk:ssd");
        assertThat(startedWith("disk:ssd").summary()).endsWith("the running agent was started without raid:1");
        assertThat(startedWith("").summary()).endsWith("the running agent was started without disk:ssd");
        assertThat(startedWith("disk").summary()).endsWith("the running agent was started with \"disk\"");
    }

    @Test
    void ofAProcessThatCannotBeReadItIsUnknown() {
        assertThat(judge(Optional.empty()).state()).isEqualTo(State.UNPROVEN);
        assertThat(judge(Optional.empty()).summary())
                .isEqualTo("it is unknown whether the agent has its attributes: the flags and the environment of the"
                        + " agent's process could not be read");
        assertThat(judge(Optional.of(new Running(node.mainPid + 1, "disk:ssd;raid:1")))
                        .state())
                .isEqualTo(State.UNPROVEN);
    }

    @Test
    void aNodeWithoutAnAgentHasNone() {
        node.kind = NodeKind.PRE_INSTALL;
        assertThat(judge(Optional.empty()).verified()).isFalse();
        assertThat(judge(Optional.empty()).summary())
                .isEqualTo("attributes not verified: no agent runs that could have attributes");
    }

    @Test
    void anAgentThatStartsStillMayComeToHaveThem() {
        node.activeFor = Duration.ofSeconds(3);
        assertThat(startedWith("disk:ssd;raid:1").state()).isEqualTo(State.NOT_YET);
        node.unitState = "activating";
        assertThat(startedWith("disk:ssd;raid:1").state()).isEqualTo(State.NOT_YET);
    }
}
