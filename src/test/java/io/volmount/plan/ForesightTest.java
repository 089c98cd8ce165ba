package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.facts.ResourcesFile;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would make a step refuse or fail is found before the first step is taken. */
class ForesightTest extends ForeseenPlans {
    private static final String DISK = "/dev/disk/by-id/virtio-data0";
    private static final VolumeSpec XFS_FILE = Playbooks.volume(
            "/dcos/volume0", new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(300)), Filesystem.XFS);

    @ParameterizedTest
    @CsvSource({"3.2.4, false", "4.2.9, false", "4.3.0, true", "4.5.0, true", "6.1.0, true", "10.0, true"})
    void anXfsprogsThatCannotGiveAUuid(String version, boolean able) {
        node.mkfsXfs = Optional.of(version);
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        if (able) {
            assertThat(plan(Playbooks.DISK).verdict()).isEqualTo(Verdict.PLANNED);
        } else {
            assertThat(refusal(Playbooks.DISK)).startsWith("mkfs.xfs has version " + version);
        }
        assertThat(plan(Playbooks.LOOPBACK).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void anXfsprogsThatDoesNotTellItsVersion() {
        node.mkfsXfs = Optional.empty();
        assertThat(refusal(XFS_FILE)).startsWith("the version of mkfs.xfs is unknown");
        node.mkfsXfs = Optional.of("nonsense");
        assertThat(refusal(XFS_FILE)).startsWith("the version of mkfs.xfs is unknown");
    }

    @Test
    void aDeviceThatIsTooSmallForXfs() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(299)));
        assertThat(refusal(Playbooks.DISK)).contains("has 299 MB, and mkfs.xfs makes no file system below 300 MB");
        assertThat(plan(Playbooks.volume("/dcos/volume1", new Source.Device(DISK), Filesystem.EXT4))
                        .verdict())
                .isEqualTo(Verdict.PLANNED);
    }

    @Test
    void aDeviceThatIsReadOnly() {
        BlockDevice blank = NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400));
        node.devices.put(
                DISK,
                new BlockDevice(
                        blank.number(),
                        blank.path(),
                        blank.stableIds(),
                        blank.size(),
                        true,
                        false,
                        List.of(),
                        blank.serial(),
                        blank.attachment(),
                        Optional.empty(),
                        Set.of()));
        assertThat(refusal(Playbooks.DISK)).contains("is read-only");
    }

    @Test
    void anAgentThatSystemdCouldNotStartAgain() {
        node.unitState = "inactive";
        node.unitSub = Optional.of("masked");
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("dcos-mesos-slave.service is masked");
        node.unitSub = Optional.of("not-found");
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("dcos-mesos-slave.service is not-found");
        node.unitSub = Optional.of("");
        assertThat(refusal(Playbooks.LOOPBACK)).contains("could not be started again");
    }

    @Test
    void anAgentThatSystemdDoesNotTellOf() {
        node.unitTold = false;
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith("systemd did not report the state of dcos-mesos-slave.service");
    }

    @Test
    void aNodeWhoseSystemdDoesNotAnswer() {
        node.kind = NodeKind.PRE_INSTALL;
        node.resources = ResourcesFile.ABSENT;
        node.systemd = false;
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("systemd does not answer");
    }

    @Test
    void anFstabThatCannotBeReplaced() {
        at(readOnly(NodeSketch.path(WrittenPaths.FSTAB, Kind.FILE)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /etc/fstab: check");
        at(sealed(NodeSketch.path(WrittenPaths.FSTAB, Kind.FILE)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /etc: check");
        at(NodeSketch.path(WrittenPaths.FSTAB, Kind.DIRECTORY));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/etc/fstab is not a regular file");
    }

    @Test
    void anFstabThatIsALink() {
        at(link(WrittenPaths.FSTAB, "/srv/etc/fstab"));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/etc/fstab is a broken symbolic link");
        at(readOnly(NodeSketch.path("/srv/etc/fstab", Kind.FILE)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /srv/etc/fstab");
        at(NodeSketch.path("/srv/etc/fstab", Kind.FILE));
        assertThat(plan(Playbooks.LOOPBACK).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @Test
    void anFstabThatIsAMountPoint() {
        node.mounted("/etc/fstab", "/dev/vda1", "ext4");
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/etc/fstab is a mount point");
    }

    @Test
    void aStateDirectoryThatIsNotRootsOwnDirectory() {
        at(link(WrittenPaths.STATE, "/srv"));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/var/lib/volmount is a symbolic link");
        at(NodeSketch.path(WrittenPaths.STATE, Kind.FILE));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/var/lib/volmount is not a directory");
        at(new PathState(
                WrittenPaths.STATE, Kind.DIRECTORY, Optional.of(WrittenPaths.STATE), false, true, "/var/lib", true));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/var/lib/volmount belongs to another user than root");
        at(readOnly(NodeSketch.path(WrittenPaths.STATE, Kind.DIRECTORY)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /var/lib/volmount:");
        at(sealed(PathState.absent(WrittenPaths.STATE)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /:");
    }

    @Test
    void aLockThatIsNotAFileOfRoots() {
        at(link(WrittenPaths.LOCK, "/srv/lock"));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/var/lib/volmount/lock is not a file that volmount made");
        at(readOnly(NodeSketch.path(WrittenPaths.LOCK, Kind.FILE)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /var/lib/volmount/lock");
    }

    @Test
    void resourcesThatCannotBeCleared() {
        at(NodeSketch.path(WrittenPaths.RESOURCES, Kind.DIRECTORY));
        at(readOnly(NodeSketch.path(WrittenPaths.RESOURCES_CACHE, Kind.FILE)));
        assertThat(refusal(Playbooks.LOOPBACK).lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("/var/lib/dcos/mesos-resources is a directory"),
                        second -> assertThat(second)
                                .startsWith("root cannot write to /var/lib/dcos/mesos-resources.cache"));
        node.kind = NodeKind.PRE_INSTALL;
        assertThat(Planner.plan(node.facts(), Playbooks.reboot(Playbooks.LOOPBACK), Optional.empty())
                        .verdict())
                .isEqualTo(Verdict.PLANNED);
    }

    @Test
    void aCheckpointThatIsNotALinkOrCannotBeRemoved() {
        at(NodeSketch.path(NodeSketch.CHECKPOINT, Kind.DIRECTORY));
        assertThat(refusal(Playbooks.LOOPBACK)).contains("meta/slaves/latest is not the symbolic link");
        at(sealed(NodeSketch.path(NodeSketch.CHECKPOINT, Kind.LINK)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /var/lib/mesos/slave/meta/slaves:");
    }

    @Test
    void aMountPointThatCannotBeMade() {
        at(sealed(PathState.absent(WrittenPaths.VOLUMES)));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("root cannot write to /: check");
        at(link(WrittenPaths.VOLUMES, "/data/dcos"));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/dcos is a symbolic link, so DC/OS would not discover");
        at(NodeSketch.path(WrittenPaths.VOLUMES, Kind.FILE));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/dcos is not a directory");
    }

    @Test
    void aMountPointThatOthersCouldReplace() {
        at(new PathState(
                WrittenPaths.VOLUMES, Kind.DIRECTORY, Optional.of(WrittenPaths.VOLUMES), false, true, "/", true));
        assertThat(refusal(Playbooks.LOOPBACK))
                .startsWith("/dcos belongs to another user than root, or others may write to it");
    }

    @Test
    void aMountPointThatIsNotADirectory() {
        at(NodeSketch.path(WrittenPaths.VOLUMES, Kind.DIRECTORY));
        at(link("/dcos/volume0", "/data"));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/dcos/volume0 is a symbolic link");
        at(NodeSketch.path("/dcos/volume0", Kind.FILE));
        assertThat(refusal(Playbooks.LOOPBACK)).startsWith("/dcos/volume0 is not a directory");
        at(sealed(NodeSketch.path("/dcos/volume0", Kind.DIRECTORY)));
        assertThat(plan(Playbooks.LOOPBACK).verdict()).isEqualTo(Verdict.PLANNED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/lib/volmount",
                "/var/lib/volmount/lock",
                "/etc/fstab",
                "/dcos",
                "/dcos/volume0",
                "/root",
                "/root/volume0.img.volmount-part",
                "/var/lib/dcos/mesos-resources",
                "/var/lib/dcos/mesos-resources.cache",
                "/var/lib/mesos/slave/meta/slaves/latest"
            })
    void whatCouldNotBeProbedIsNotTakenForFree(String path) {
        node.untold.add(path);
        assertThat(refusal(Playbooks.LOOPBACK)).contains("could not be examined");
    }
}
