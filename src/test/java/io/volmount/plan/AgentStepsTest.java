package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.policy.Activation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan does that depends on the version of DC/OS has that version as its reason. */
class AgentStepsTest {
    private final NodeSketch node = new NodeSketch();

    private String reason(String id, String version) {
        node.version = Optional.ofNullable(version);
        node.resources = new ResourcesFile(
                ResourcesFile.State.READ, List.of(new MountDisk("/dcos/volume7", 74, "*")), Instant.EPOCH, true, "");
        return Planner.plan(node.facts(), Playbooks.playbook(Activation.RESTART, Playbooks.LOOPBACK), Optional.empty())
                .steps()
                .stream()
                .filter(step -> step.step().id().equals(id))
                .map(PlannedStep::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSocketIsStoppedWhereThereIsOne() {
        assertThat(reason("stop-agent", "2.0.6")).isEqualTo("the node is a private agent");
        assertThat(reason("stop-agent", "2.1.0"))
                .isEqualTo(
                        "the node is a private agent, whose socket is stopped too, because it would start the agent of"
                                + " DC/OS 2.1.0 again");
    }

    @Test
    void sizesAreKeptWhereThereIsACache() {
        String needed = "discovery runs only while this file is absent";
        assertThat(reason("clear-resource-state", "1.10.8"))
                .isEqualTo(needed + "; that of DC/OS 1.10.8 has no cache of sizes");
        assertThat(reason("clear-resource-state", "1.10.9"))
                .isEqualTo(needed + "; that of DC/OS 1.10.9 keeps the sizes of known volumes in its cache");
        assertThat(reason("clear-resource-state", null)).isEqualTo(needed);
    }

    @Test
    void theCheckpointIsRemovedBecauseOfWhatTheAgentWouldDoWithIt() {
        assertThat(reason("clear-agent-checkpoint", "1.9.4"))
                .isEqualTo("an agent of DC/OS 1.9.4 may refuse other resources than its checkpoint has");
        assertThat(reason("clear-agent-checkpoint", "1.11.0"))
                .isEqualTo(
                        "an agent of DC/OS 1.11.0 may refuse its checkpoint, because the free space of its root disk has"
                                + " usually shrunk");
        assertThat(reason("clear-agent-checkpoint", null))
                .isEqualTo("an agent that finds its checkpoint may refuse other resources than it had");
    }

    @Test
    void aRestartIsEnoughOnceDiscoveryRanToo() {
        String asked = "the playbook says activation: restart";
        node.kind = NodeKind.PUBLIC;
        assertThat(reason("start-agent", "1.8.1"))
                .isEqualTo(asked
                        + ", and DC/OS 1.8.1 discovers volumes in dcos-vol-discovery-pub-agent.service, which runs"
                        + " first");
        assertThat(reason("start-agent", "1.8.2"))
                .isEqualTo(asked + ", and DC/OS 1.8.2 discovers volumes whenever its agent starts");
        assertThat(reason("start-agent", null)).isEqualTo(asked);
    }
}
