package io.volmount.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.AttributeSettings.Running;
import io.volmount.cli.CliHarness;
import io.volmount.cli.PublishedSchema;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Evidence;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.RunIdentity;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.step.ScriptStep;
import io.volmount.step.SetAttributes;
import io.volmount.step.StepResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A playbook that gives agents attributes and no volumes, from its first validation to its last verify. */
class AgentAttributesTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private String files;

    /** An agent with the attribute disk:hdd, until it is given others and started again. */
    private static final class LabelledNode extends ScriptedAgent {
        private volatile String line = "MESOS_ATTRIBUTES=rack:r1;disk:hdd";
        private volatile String running = "rack:r1;disk:hdd";

        @Override
        public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
            NodeSketch node = new NodeSketch();
            node.attributes = Optional.of(new AttributeSettings(
                    Optional.empty(),
                    List.of(line),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.of(new Running(node.mainPid, running))));
            return node.facts();
        }

        @Override
        public StepResult perform(ScriptStep step, RunIdentity run) {
            if (step instanceof SetAttributes set) {
                line = set.line();
            } else if (step.activates()) {
                running = AttributeSettings.value(line);
            }
            return super.perform(step, run);
        }

        @Override
        public Evidence evidence(ProbeRequest request) throws AgentUnreachable {
            return new Evidence(probe(request), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, new LabelledNode()));
        files = " -i " + cli.file("inventory.yml", CliHarness.INVENTORY) + " -p " + cli.file("playbook.yml", """
            version: 1
            name: labels
            attributes: {disk: ssd, raid: 1}
            rollout: {canary: 0, maxUnavailable: 3}
            verify: {timeout: 10s, settle: 1s}
            """);
    }

    private int run(String command) {
        return cli.run((command + files).split(" "));
    }

    private JsonNode agent(String name) {
        return JsonMapper.shared()
                .readTree(cli.out())
                .path("agents")
                .valueStream()
                .filter(agent -> agent.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thePlanShowsWhatBecomesOfTheFileOfEachAgent() {
        assertThat(run("validate")).as(cli.err()).isZero();
        assertThat(cli.out()).endsWith("playbook.yml with 2 attributes\n");

        assertThat(run("plan --diff --why")).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("a[1-3] (3 agents): planned\n")
                .contains("""
                        ~ set in /var/lib/dcos/mesos-slave-common: MESOS_ATTRIBUTES=rack:r1;disk:ssd;raid:1
                            because the agent's settings have disk:hdd
                        - remove /var/lib/mesos/slave/meta/slaves/latest
                            because an agent of DC/OS 1.9.4 refuses other attributes than its checkpoint has
                        ~ start dcos-mesos-slave.service
                            because an agent reads its attributes when its service starts
                        ? verify that the agent has its attributes
                    """)
                .contains("""
                        --- /var/lib/dcos/mesos-slave-common
                        +++ /var/lib/dcos/mesos-slave-common
                        @@ all other lines unchanged @@
                        -MESOS_ATTRIBUTES=rack:r1;disk:hdd
                        +MESOS_ATTRIBUTES=rack:r1;disk:ssd;raid:1
                    """);
    }

    @Test
    void appliedOnceTheyAreProvenAndThenLeftAlone() {
        assertThat(run("verify")).isEqualTo(1);
        assertThat(cli.out())
                .contains("NO  attributes       the running agent was started with disk:hdd instead of disk:ssd");

        assertThat(run("apply --yes --format json")).as(cli.err()).isZero();
        assertThat(agent("a2").path("outcome").asString()).isEqualTo("verified");
        assertThat(agent("a2").path("reason").asString()).isEqualTo("the agent has its attributes");
        assertThat(agent("a2").path("evidence").toString())
                .contains("{\"check\":\"attributes\",\"passed\":true,\"detail\":\"the running agent was started with"
                        + " rack:r1;disk:ssd;raid:1\"}");
        assertThat(PublishedSchema.of("report")
                        .strictObjections(JsonMapper.shared().readTree(cli.out())))
                .isEmpty();

        for (String format : List.of("html", "junit", "markdown")) {
            run("verify --format " + format);
            assertThat(cli.out()).as(format).contains("attributes").contains("agent-healthy");
        }
        assertThat(run("verify --full")).isZero();
        assertThat(cli.out()).contains("    attributes verified\n      yes agent-healthy");
        assertThat(run("plan --detailed-exitcode")).isZero();
        assertThat(cli.out()).contains("the agent already has disk:ssd;raid:1");
    }
}
