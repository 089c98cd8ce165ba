package io.volmount.cli.plan;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.RunIdentity;
import io.volmount.facts.Signature;
import io.volmount.fstab.DeviceTag;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A private agent with two blank disks. */
final class NodeWithDisks extends ScriptedAgent {
    static final String BY_ID = "/dev/disk/by-id/ata-";
    private static final String UUID = "93da43dc-5355-49a0-8ca2-f4eed2510e13";

    final NodeSketch sketch = new NodeSketch();
    final List<ListedDevice> listed = new ArrayList<>();
    final List<MakeFilesystem> made = new ArrayList<>();
    int wholeProbes;

    NodeWithDisks() {
        disk("/dev/sdb", "A");
        disk("/dev/sdc", "B");
    }

    void disk(String path, String serial) {
        BlockDevice sketched = NodeSketch.blank(path, ByteSize.ofMb(400));
        put(new BlockDevice(
                sketched.number(),
                path,
                List.of(BY_ID + serial),
                sketched.size(),
                false,
                false,
                List.of(),
                Optional.of(serial),
                Optional.empty(),
                Optional.empty(),
                Set.of()));
        listed.add(new ListedDevice(
                sketched.number(),
                Kind.DISK,
                path,
                sketched.size(),
                Optional.of(true),
                Optional.of(false),
                Optional.empty(),
                Optional.empty()));
    }

    void put(BlockDevice device) {
        sketch.devices.put(device.path(), device);
        sketch.devices.put(device.stableIds().get(0), device);
    }

    void unplug(String path) {
        sketch.devices.values().removeIf(device -> device.path().equals(path));
        listed.removeIf(device -> device.path().equals(path));
    }

    /** As {@code apply} leaves it. */
    void provision(String path, VolumePath volume) {
        BlockDevice disk = sketch.devices.get(path);
        put(NodeSketch.signed(disk, new Signature("ext4", Optional.of(UUID), Optional.empty())));
        sketch.tags.put(disk.number(), Map.of(DeviceTag.UUID, UUID));
        sketch.mounts.add(NodeSketch.mount(volume.toString(), disk.number(), path, "ext4"));
        sketch.fstab("UUID=" + UUID + " " + volume + " ext4 defaults,nosuid,nodev 0 2");
        sketch.resources = new ResourcesFile(
                ResourcesFile.State.READ,
                List.of(new MountDisk(volume.toString(), 300, "*")),
                Instant.EPOCH,
                false,
                "");
    }

    /** Makes the first file system; loses the connection while it makes any other. */
    @Override
    public StepResult perform(ScriptStep step, RunIdentity run) {
        if (!(step instanceof MakeFilesystem make)) {
            return super.perform(step, run);
        }
        made.add(make);
        boolean done = made.size() == 1;
        Signature written = done
                ? new Signature("ext4", Optional.of(make.uuid()), Optional.empty())
                : Signature.unfinished(make.uuid());
        put(NodeSketch.signed(sketch.devices.get(make.source().path()), written));
        return new StepResult(done ? Status.DONE : Status.IN_DOUBT, "made up", "");
    }

    @Override
    public AgentFacts probe(ProbeRequest request) {
        return sketch.facts();
    }

    @Override
    public NodeFacts probeNode() {
        wholeProbes++;
        return new NodeFacts(sketch.facts(), listed, 0, Optional.empty());
    }
}
