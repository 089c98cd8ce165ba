package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Evidence;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Signature;
import io.volmount.fstab.DeviceTag;
import io.volmount.fstab.FstabEntry;
import io.volmount.playbook.VolumeSpec;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Judge;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** On the same facts, a plan that leaves the volume alone and a proof of it go together. */
class PlanAndProofProperties {
    private static final Set<String> SEEN_BY_BOTH = Set.of("mounted", "fstab", "systemd-mount", "mesos-resources");
    private static final DeviceNumber LV = new DeviceNumber(253, 3);
    private static final String DEVICE = "/dev/vg0/lv0";
    private static final String UUID = "aaaa-bbbb";

    @Property(tries = 3000)
    void whatThePlanLeavesAloneIsProvenAndTheOtherWayRound(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        boolean file = random.nextInt(4) == 0;
        VolumeSpec volume = file
                ? Playbooks.LOOPBACK
                : Playbooks.volume("/dcos/volume0", new Source.Device(DEVICE), Filesystem.XFS);
        AgentFacts facts = facts(random, file);

        AgentPlan plan = Planner.plan(facts, Playbooks.reboot(volume), Optional.of(Role.PRIVATE));
        List<CheckResult> missed = Judge.judge(
                        Planner.verification(
                                Playbooks.reboot(volume), facts.kind().role()),
                        evidence(facts))
                .volumes()
                .get(0)
                .checks()
                .stream()
                .filter(check -> SEEN_BY_BOTH.contains(check.check()) && !check.hasPassed())
                .toList();

        boolean unchanged = plan.verdict() == AgentPlan.Verdict.UNCHANGED;
        assertThat(missed.isEmpty())
                .as("plan: %s %s; proof misses: %s", plan.verdict(), plan.reasons(), missed)
                .isEqualTo(unchanged);
    }

    private static Evidence evidence(AgentFacts facts) {
        return new Evidence(facts, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A node with a sound volume, of which up to three things are then otherwise. */
    private static AgentFacts facts(Random random, boolean file) {
        NodeSketch node = new NodeSketch();
        if (file) {
            node.provisioned();
        } else {
            node.devices.put(DEVICE, device(Optional.of("xfs"), false));
            node.tags.put(LV, Map.of(DeviceTag.UUID, UUID));
            node.mounts.add(mount(57, 22, LV, "/", "/dcos/volume0", "rw", "xfs", "rw"));
            node.fstab.add(new FstabEntry("UUID=" + UUID, "/dcos/volume0", "xfs", "defaults", 0, 2));
            node.resources = resources("/dcos/volume0");
        }
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            change(node, random);
        }
        return node.facts();
    }

    private static void change(NodeSketch node, Random random) {
        DeviceNumber number =
                random.nextBoolean() ? LV : random.nextBoolean() ? NodeSketch.LOOP0 : new DeviceNumber(8, 1);
        String target =
                List.of("/dcos/volume0", "/data", "/dcos", "/dcos/volume1").get(random.nextInt(4));
        String root = random.nextInt(4) == 0 ? "/sub" : "/";
        switch (random.nextInt(13)) {
            case 0 -> node.mounts.clear();
            case 1 ->
                node.mounts.replaceAll(mount -> mount(
                        mount.id(),
                        mount.parent(),
                        mount.number(),
                        mount.root(),
                        mount.target(),
                        random.nextBoolean() ? "ro,relatime" : "rw",
                        mount.type(),
                        List.of("rw", "ro,errors=remount-ro", "rw,emergency_ro").get(random.nextInt(3))));
            case 2 -> node.mounts.add(mount(60, 22, number, root, target, "rw", "xfs", "rw"));
            case 3 -> node.mounts.add(mount(61, 57, number, root, target, "rw", "ext4", "rw"));
            case 4 -> node.mounts.add(0, mount(56, 22, new DeviceNumber(0, 40), "/", target, "rw", "autofs", "rw"));
            case 5 -> node.fstab.clear();
            case 6 ->
                node.mountUnits.put(
                        NodeSketch.VOLUME0,
                        NodeSketch.mountUnit(
                                NodeSketch.VOLUME0,
                                random.nextBoolean() ? "active" : "failed",
                                List.of("", "/etc/systemd/system/dcos-volume0.mount", "/run/systemd/system/x")
                                        .get(random.nextInt(3)),
                                random.nextBoolean() ? "enabled" : "disabled",
                                random.nextBoolean() ? List.of("local-fs.target") : List.of(),
                                List.of(DEVICE, "/dev/sdz", NodeSketch.FILE0).get(random.nextInt(3))));
            case 7 -> node.resources = random.nextBoolean() ? ResourcesFile.ABSENT : resources(target);
            case 8 -> node.devices.replaceAll((path, device) -> device(Optional.of("ext4"), random.nextBoolean()));
            case 9 -> node.files.put(NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(300), Optional.empty()));
            case 10 -> node.missingTools.add("mkfs.xfs");
            case 11 ->
                node.fstab.add(new FstabEntry(
                        List.of("/dev/sdz", DEVICE, NodeSketch.FILE0, "LABEL=x", "UUID=" + UUID)
                                .get(random.nextInt(5)),
                        target,
                        random.nextBoolean() ? "auto" : "xfs",
                        List.of("defaults", "noauto", "ro", "defaults,nofail").get(random.nextInt(4)),
                        0,
                        2));
            default -> node.gaps.add("the node does not tell its size");
        }
    }

    private static ResourcesFile resources(String root) {
        return new ResourcesFile(
                ResourcesFile.State.READ, List.of(new MountDisk(root, 74, "*")), Instant.EPOCH, false, "");
    }

    private static BlockDevice device(Optional<String> type, boolean readOnly) {
        return new BlockDevice(
                LV,
                "/dev/dm-3",
                List.of(),
                ByteSize.ofMb(400),
                readOnly,
                false,
                List.of(),
                Optional.empty(),
                Optional.of("diskseq 7 of boot c9354488"),
                type.map(found -> new Signature(found, Optional.of(UUID), Optional.empty())),
                Set.of());
    }

    private static Mount mount(
            int id,
            int parent,
            DeviceNumber number,
            String root,
            String target,
            String options,
            String type,
            String superOptions) {
        return new Mount(
                id,
                parent,
                number,
                root,
                target,
                options,
                type,
                "/dev/x",
                superOptions,
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                false);
    }
}
