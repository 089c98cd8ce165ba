package io.volmount.plan;

import io.volmount.document.SourceLocation;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.step.Step;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans of a made-up node with the documented loopback volume, for a playbook from which that volume is to be absent. */
abstract class RemovalPlans extends ForeseenPlans {
    static final Source.Loopback FILE = new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200));
    static final String LINE = NodeSketch.FILE0 + " /dcos/volume0 auto loop 0 2";

    final String uuid = NodeSketch.VOLUME0.fileSystem(node.machineId, NodeSketch.FILE0, "");
    Optional<Source> source = Optional.empty();
    boolean deletes;
    boolean losesData;
    OnFailure onFailure = OnFailure.RESTORE;

    RemovalPlans() {
        node.provisioned();
        node.mounts.set(0, NodeSketch.mountOfFile("/dcos/volume0", NodeSketch.FILE0, uuid));
        file(ByteSize.ofMb(200), uuid);
    }

    final void file(ByteSize size, String found) {
        node.files.put(
                NodeSketch.FILE0,
                NodeSketch.file(
                        size,
                        Optional.of(new Signature("ext4", Optional.of(found), Optional.empty())),
                        Set.of(NodeSketch.LOOP0)));
    }

    @Override
    AgentPlan plan(VolumeSpec... volumes) {
        return Planner.plan(node.facts(), playbook(volumes), Optional.of(Role.PRIVATE));
    }

    Playbook playbook(VolumeSpec... volumes) {
        return new Playbook(
                "test",
                List.of(volumes),
                List.of(),
                List.of(new AbsentVolume(
                        NodeSketch.VOLUME0, source, deletes, losesData, new SourceLocation("playbook.yaml", 4, 5))),
                List.of(),
                Activation.REBOOT,
                onFailure,
                RolloutPolicy.DEFAULT,
                VerifyPolicy.DEFAULT,
                Duration.ZERO,
                Optional.empty());
    }

    List<String> ids(VolumeSpec... volumes) {
        return plan(volumes).steps().stream()
                .map(PlannedStep::step)
                .map(Step::id)
                .toList();
    }

    /** The volume as a plan leaves it that removes it. */
    void removed() {
        node.mounts.clear();
        node.fstab.clear();
        node.resources = new NodeSketch().resources;
    }
}
