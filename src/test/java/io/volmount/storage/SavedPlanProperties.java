package io.volmount.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.TextFile;
import io.volmount.facts.NodeSketch;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.plan.Playbooks;
import io.volmount.playbook.policy.Activation;
import io.volmount.storage.SavedPlan.SavedAgent;
import io.volmount.volume.ByteSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A plan is read back as it was saved, whatever nodes and files said. */
class SavedPlanProperties {
    private static AgentPlan planned(Activation activation, String said, int tasks) {
        NodeSketch node = new NodeSketch();
        node.machineId = said;
        node.bootId = said;
        node.tasks = tasks < 0 ? OptionalInt.empty() : OptionalInt.of(tasks);
        node.devices.put("/dev/disk/by-id/virtio-data0", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(1000)));
        return Planner.plan(
                node.facts(), Playbooks.playbook(activation, Playbooks.LOOPBACK, Playbooks.DISK), Optional.empty());
    }

    @Property(tries = 100)
    void everyPlanIsReadBack(@ForAll String said, @ForAll int tasks, @ForAll Activation activation) {
        AgentPlan plan = planned(activation, said, tasks);
        assertThat(plan.steps()).hasSizeGreaterThan(9);
        SavedPlan saved = new SavedPlan(
                said,
                Instant.ofEpochSecond(tasks),
                said,
                new RunInputs(new TextFile(said, said), new TextFile(said, said)),
                List.of(new SavedAgent(said, said, plan), new SavedAgent("b", said, AgentPlan.unreachable(said))));

        String document = Documents.plans().encode(saved);

        assertThat(Documents.plans().decode(new TextFile("plan.json", document)))
                .isEqualTo(saved);
        assertThat(document).matches("\\p{ASCII}*");
    }
}
