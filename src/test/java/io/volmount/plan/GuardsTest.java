package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardsTest {
    private static final String DISK = "/dev/disk/by-id/virtio-data0";
    private static final Signature PRECIOUS =
            new Signature("ext4", Optional.of("f1b4fc73-0c81-4622-9d28-938d8edb268d"), Optional.of("precious"));

    private final NodeSketch node = new NodeSketch();

    private String refusal(VolumeSpec... volumes) {
        AgentPlan plan = Planner.plan(node.facts(), Playbooks.reboot(volumes), Optional.of(Role.PRIVATE));
        assertThat(plan.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(plan.steps()).isEmpty();
        return String.join("\n", plan.reasons());
    }

    @Test
    void aMaster() {
        node.kind = NodeKind.MASTER;
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("it is a master");
    }

    @Test
    void bothRolesAtOnce() {
        node.kind = NodeKind.BOTH;
        assertThat(refusal(Playbooks.LOOPBACK)).contains("both a private and a public agent");
    }

    @Test
    void anotherRoleThanTheInventorySays() {
        node.kind = NodeKind.PUBLIC;
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("the inventory says role private, but the node is a public");
    }

    @Test
    void missingTools() {
        node.missingTools.addAll(List.of("mkfs.ext4", "mkfs.xfs", "flock"));
        assertThat(refusal(Playbooks.LOOPBACK)).isEqualTo("the node lacks flock, mkfs.ext4: install them first");
    }

    @Test
    void tooLittleSpaceForAllFilesTogether() {
        node.files.put(NodeSketch.FILE0, NodeSketch.noFile(ByteSize.ofMb(450)));
        node.files.put("/root/volume1.img", NodeSketch.noFile(ByteSize.ofMb(450)));
        VolumeSpec second = Playbooks.volume(
                "/dcos/volume1", new Source.Loopback("/root/volume1.img", ByteSize.ofMb(200)), Filesystem.EXT4);

        assertThat(refusal(Playbooks.LOOPBACK, second))
                .isEqualTo("the file system on / has 450 MB free, but the backing files need 400.4 MB, and 100 MB must"
                        + " stay free: free space, or make the volumes smaller");
    }

    @Test
    void aFileOfAnotherSize() {
        node.files.put(NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(300), Optional.empty()));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("exists with 300 MB, but the playbook says 200 MB");
    }

    @Test
    void aFileWithSomebodysFilesystem() {
        node.files.put(NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(200), Optional.of(PRECIOUS)));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("labelled 'precious'").contains("did not make");
    }

    @Test
    void aDirectoryWhereTheFileShouldBe() {
        node.files.put(
                NodeSketch.FILE0,
                new BackingFile(
                        BackingFile.Kind.OTHER,
                        new ByteSize(0),
                        Set.of(),
                        Optional.empty(),
                        NodeSketch.storage("/", ByteSize.ofMb(9000))));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("is not a regular file");
    }

    @Test
    void noSuchDevice() {
        assertThat(refusal(Playbooks.DISK)).startsWith("there is no block device " + DISK);
    }

    @Test
    void aDeviceThatIsTooSmall() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(120)));
        assertThat(refusal(Playbooks.DISK)).contains("has 120 MB, less than the 200 MB");
    }

    @Test
    void aDeviceWithASignature() {
        node.devices.put(DISK, NodeSketch.signed(NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)), PRECIOUS));
        assertThat(refusal(Playbooks.DISK))
                .contains("carries ext4 labelled 'precious'")
                .contains("may hold data");
    }

    @Test
    void aDeviceMountedElsewhere() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        node.mounts.add(NodeSketch.mount("/data", NodeSketch.number("/dev/vdb"), "/dev/mapper/data", "xfs"));
        assertThat(refusal(Playbooks.DISK)).contains("is mounted on /data");
    }

    @Test
    void aDeviceInUseAsSwap() {
        BlockDevice blank = NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400));
        node.devices.put(
                DISK,
                new BlockDevice(
                        blank.number(),
                        blank.path(),
                        blank.stableIds(),
                        blank.size(),
                        false,
                        true,
                        List.of(),
                        blank.serial(),
                        blank.attachment(),
                        Optional.empty(),
                        Set.of()));
        assertThat(refusal(Playbooks.DISK)).contains("is in use as swap");
    }

    @Test
    void aDeviceOfWhichSomethingCouldNotBeRead() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        node.gaps.add("the node does not tell what is built on /dev/vdb");
        assertThat(refusal(Playbooks.DISK)).isEqualTo("the node does not tell what is built on /dev/vdb");
    }

    @Test
    void aBlankFileThatALoopDeviceUses() {
        node.files.put(
                NodeSketch.FILE0, NodeSketch.file(ByteSize.ofMb(200), Optional.empty(), Set.of(NodeSketch.LOOP0)));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("/root/volume0.img is in use by the loop device 7:0");

        node.mounts.add(NodeSketch.mountOfFile("/mnt", NodeSketch.FILE0, "1-2"));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("/root/volume0.img is mounted on /mnt: it is in use");
    }

    @Test
    void aDeviceWithPartitions() {
        BlockDevice blank = NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400));
        node.devices.put(
                DISK,
                new BlockDevice(
                        blank.number(),
                        blank.path(),
                        blank.stableIds(),
                        blank.size(),
                        false,
                        false,
                        List.of("vdb1"),
                        blank.serial(),
                        blank.attachment(),
                        Optional.empty(),
                        Set.of()));
        assertThat(refusal(Playbooks.DISK)).contains("is used by vdb1");
    }

    @Test
    void twoVolumesOnOneDeviceUnderTwoNames() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        node.devices.put("/dev/vdb", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        VolumeSpec again = Playbooks.volume("/dcos/volume2", new Source.Device("/dev/vdb"), Filesystem.XFS);

        assertThat(refusal(Playbooks.DISK, again)).contains("/dcos/volume1 and /dcos/volume2 are both on /dev/vdb");
    }

    @Test
    void aVolumeNumberInUseWithAnotherBacking() {
        node.mounts.add(NodeSketch.mount("/dcos/volume0", NodeSketch.number("/dev/vdz"), "/dev/vdz", "ext4"));
        assertThat(refusal(Playbooks.LOOPBACK))
                .contains("/dcos/volume0 is in use: mounted from /dev/vdz, ext4, not from /root/volume0.img");
    }

    @Test
    void aVolumeNumberThatIsOfferedAlreadyButHasLostItsDisk() {
        node.resources = new ResourcesFile(
                ResourcesFile.State.READ, List.of(new MountDisk("/dcos/volume0", 74, "*")), Instant.EPOCH, true, "");
        assertThat(refusal(Playbooks.LOOPBACK)).contains("the agent already offers /dcos/volume0");
    }

    @Test
    void anotherFilesystemThanTheOneInUse() {
        node.provisioned();
        VolumeSpec xfs = Playbooks.volume("/dcos/volume0", Playbooks.LOOPBACK.source(), Filesystem.XFS);
        assertThat(refusal(xfs)).contains("through /dev/loop0, ext4, not as xfs: correct the playbook");
    }

    @Test
    void aDirectoryWithSomethingInIt() {
        node.occupied.add(NodeSketch.VOLUME0);
        assertThat(refusal(Playbooks.LOOPBACK)).contains("the directory /dcos/volume0 is not empty");
    }

    @Test
    void anotherFstabLineForTheVolume() {
        node.fstab.add(new FstabEntry("/dev/vdz", "/dcos/volume0", "ext4", "defaults", 0, 2));
        assertThat(refusal(Playbooks.LOOPBACK))
                .contains("/etc/fstab has another line for /dcos/volume0: /dev/vdz /dcos/volume0 ext4 defaults 0 2");
    }

    @Test
    void anFstabLineThatMountsTheFileElsewhere() {
        node.fstab.add(new FstabEntry(NodeSketch.FILE0, "/mnt", "ext4", "loop", 0, 0));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("/etc/fstab mounts /root/volume0.img elsewhere");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        node.missingTools.add("flock");
        node.occupied.add(NodeSketch.VOLUME0);
        assertThat(refusal(Playbooks.LOOPBACK, Playbooks.DISK).lines()).hasSize(3);
    }
}
