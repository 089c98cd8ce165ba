package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BackingFile;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathOwners.Part;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.facts.Signature;
import io.volmount.facts.Storage;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a backing file cannot be, though nothing is there yet. */
class BackingPlaceGuardTest extends ForeseenPlans {
    @Test
    void aBackingFileWhoseDirectoryDoesNotExist() {
        at(PathState.absent("/root"));
        assertThat(refusal(Playbooks.LOOPBACK))
                .isEqualTo("the directory /root does not exist: create it, or name a file elsewhere");
    }

    @Test
    void aBackingFileUnderAFile() {
        at(NodeSketch.path("/root", Kind.FILE));
        assertThat(refusal(Playbooks.LOOPBACK)).isEqualTo("/root is not a directory: name a file elsewhere");
    }

    @Test
    void aBackingFileThroughALinkWhereverItIsInThePath() {
        at(link("/root", "/mnt/disk1"));
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith("/root/volume0.img is reached through a symbolic link")
                .endsWith("write the path without links, in /mnt/disk1");
        at(new PathState("/root", Kind.DIRECTORY, Optional.of("/disk/root"), true, true, "/", true));
        assertThat(refusal(Playbooks.LOOPBACK)).endsWith("write the path without links, in /disk/root");
        at(new PathState("/root", Kind.LINK, Optional.empty(), true, true, "/", true));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("reached through a symbolic link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nfs",
                "nfs4",
                "cifs",
                "smb3",
                "ceph",
                "fuse.glusterfs",
                "fuse.sshfs",
                "9p",
                "lustre",
                "afs",
                "virtiofs",
                "tmpfs",
                "ramfs",
                "devtmpfs",
                "overlay",
                "aufs",
                "squashfs",
                "iso9660",
                "autofs",
                "zfs",
                "unheard-of"
            })
    void aBackingFileOnAnythingButALocalDisk(String type) {
        file("/root", type);
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith("/root/volume0.img is on " + type + " (mounted on /root), which may not last");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "ext3"})
    void aBackingFileOnALocalDiskIsFine(String type) {
        file("/root", type);
        assertThat(plan(Playbooks.LOOPBACK).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void aBackingFileOnADiskThatComesOverTheNetwork() {
        file("/root", "ext4");
        node.fstab("UUID=1-2 /root ext4 defaults,_netdev 0 2");
        assertThat(refusal(Playbooks.LOOPBACK)).contains("/etc/fstab mounts over the network (_netdev)");
    }

    @Test
    void aBackingFileOnAReadOnlyDisk() {
        Storage storage = new Storage("/root", "ext4", true, "254:16", ByteSize.ofMb(10_000), OptionalLong.of(100_000));
        node.files.put(
                NodeSketch.FILE0,
                new BackingFile(BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), storage));
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith("the file system on /root, where /root/volume0.img is to be");
    }

    @Test
    void aBackingFileOnAnotherVolume() {
        file("/root", "ext4");
        node.mounts.add(NodeSketch.mount("/dcos/volume4", new DeviceNumber(254, 16), "/dev/vdb", "ext4"));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("would be on the volume /dcos/volume4");
    }

    @Test
    void aVolumeThatIsMountedAndInFstabIsLeftAloneWhereverItsFileIs() {
        node.provisioned();
        at(link("/root", "/mnt/disk1"));
        at(readOnly(NodeSketch.path(WrittenPaths.FSTAB, Kind.FILE)));
        at(NodeSketch.path(WrittenPaths.STATE, Kind.FILE));
        node.untold.add(WrittenPaths.VOLUMES);
        node.missingTools.add("flock");
        node.systemd = false;
        assertThat(plan(Playbooks.LOOPBACK).verdict()).isEqualTo(Verdict.UNCHANGED);
    }

    @Test
    void aFileSystemWithoutInodes() {
        Storage full = new Storage("/", "ext4", false, "254:1", ByteSize.ofMb(10_000), OptionalLong.of(3));
        node.files.put(
                NodeSketch.FILE0,
                new BackingFile(BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), full));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("the file system on / has 3 free inodes");
    }

    @Test
    void roomForTheFilesOfOneDiskIsCountedTogetherWhereverItIsMounted() {
        file("/root", "ext4");
        Storage again = new Storage("/srv", "ext4", false, "254:16", ByteSize.ofMb(10_000), OptionalLong.of(100_000));
        node.files.put(
                "/srv/v.img",
                new BackingFile(BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), again));
        VolumeSpec large = Playbooks.volume(
                "/dcos/volume0", new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(6000)), Filesystem.EXT4);
        VolumeSpec other = Playbooks.volume(
                "/dcos/volume1", new Source.Loopback("/srv/v.img", ByteSize.ofMb(6000)), Filesystem.EXT4);
        assertThat(plan(large).verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(refusal(large, other)).contains("has 9.8 GB free, but the backing files need 11.7 GB");
    }

    @Test
    void aBackingFileThatALoopDeviceUses() {
        Storage storage = NodeSketch.storage("/", ByteSize.ofMb(10_000));
        node.files.put(
                NodeSketch.FILE0,
                new BackingFile(
                        BackingFile.Kind.REGULAR,
                        ByteSize.ofMb(200),
                        Set.of(new DeviceNumber(7, 3)),
                        Optional.empty(),
                        storage));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/root/volume0.img is in use by the loop device 7:3");
    }

    @Test
    void aDirectoryThatCannotBeWrittenTo() {
        at(readOnly(PathState.directory("/root")));
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith("root cannot write to /root: check whether its file system is read-only");
    }

    @Test
    void somethingInTheWayOfTheFileWhileItIsWritten() {
        at(NodeSketch.path(WrittenPaths.partOf(NodeSketch.FILE0), Kind.DIRECTORY));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/root/volume0.img.volmount-part is a directory");
        at(readOnly(NodeSketch.path(WrittenPaths.partOf(NodeSketch.FILE0), Kind.FILE)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /root/volume0.img.volmount-part");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0755, /root, user 1000 and has mode 0755",
        "0, 01777, /root, root and has mode 1777",
        "0, 0775, /, root and has mode 0775",
        "0, 0757, /root, root and has mode 0757"
    })
    void aBackingFileWhereOthersCanWrite(long owner, String mode, String path, String whose) {
        owners(new Part(path, owner, 0040000 | Integer.parseInt(mode, 8), "1", 2));
        assertThat(refusal(Playbooks.LOOPBACK))
                .isEqualTo(
                        "the directory " + path + " belongs to " + whose
                                + ", so other users than root could replace /root/volume0.img: name a file in a directory that only root can write to, such as /root/volume0.img, or restrict it to root (chown root, chmod go-w)");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0100600, 1, belongs to user 1000 and has mode 0600",
        "0, 0100660, 1, belongs to root and has mode 0660",
        "0, 0100600, 2, has 2 names (hard links)"
    })
    void aBackingFileThatOthersCanChange(long owner, String mode, long names, String what) {
        node.files.put(
                NodeSketch.FILE0,
                NodeSketch.file(
                        ByteSize.ofMb(200),
                        Optional.of(new Signature("unreadable", Optional.empty(), Optional.empty()))));
        owners(new Part(NodeSketch.FILE0, owner, Integer.parseInt(mode, 8), "1", names));
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith(NodeSketch.FILE0 + " " + what + ", so other users than root could");
    }

    @Test
    void aBackingFileOfWhichNobodyCanTellWhoseItIs() {
        node.owners.put(NodeSketch.FILE0, new PathOwners(List.of()));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("the owners of the directories above /root/volume0.img are");
    }

    @Test
    void aVolumeThatIsMountedFromWhereOthersCanWriteIsLeftAloneWithAWarning() {
        node.provisioned();
        owners(new Part("/root", 1000, 0040755, "1", 2));
        AgentPlan plan = plan(Playbooks.LOOPBACK);
        assertThat(plan.verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .startsWith("the directory /root belongs to user 1000")
                .contains("a boot mounts whatever is there");
    }

    /** One part of the way as it is, the rest root's alone. */
    private void owners(Part part) {
        List<Part> parts = new ArrayList<>(PathOwners.root(NodeSketch.FILE0).parts());
        parts.removeIf(other -> other.path().equals(part.path()));
        parts.add(part);
        node.owners.put(NodeSketch.FILE0, new PathOwners(parts));
    }

    @Test
    void aFileSystemOfUnknownType() {
        file("/root", "");
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("the type of the file system that holds");
    }
}
