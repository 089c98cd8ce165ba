package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathState;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a plan from removing a volume. */
class RemovalGuardsTest extends RemovalPlans {
    private static final String MOUNT_UNIT = "/etc/systemd/system/dcos-volume0.mount";

    private void mount(Mount mount) {
        node.mounts.set(0, mount);
    }

    @Test
    void aVolumeThatServicesHaveReserved() {
        node.reserved = Optional.of(Set.of(NodeSketch.VOLUME0));
        assertThat(refusal())
                .isEqualTo("services have reserved /dcos/volume0 or keep persistent volumes on it, as the agent's"
                        + " checkpoint in /var/lib/mesos/slave/meta/resources says: remove them first, or write"
                        + " `losesData: accepted` for /dcos/volume0 in the playbook");
        node.mounts.clear();
        node.fstab.clear();
        assertThat(refusal()).as("the agent still offers it").startsWith("services have reserved /dcos/volume0");
        losesData = true;
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.PLANNED);
    }

    @Test
    void reservationsThatCouldNotBeRead() {
        node.reserved = Optional.empty();
        assertThat(refusal())
                .startsWith(
                        "the agent's checkpoint in /var/lib/mesos/slave/meta could not be read, so services may have"
                                + " reserved /dcos/volume0 or keep persistent volumes on it: find out why");
        losesData = true;
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.REFUSED);
    }

    @Test
    void reservationsOfVolumesThatAreToStay() {
        losesData = true;
        node.reserved = Optional.of(Set.of(NodeSketch.VOLUME0, VolumePath.of("/dcos/volume12")));
        assertThat(refusal())
                .endsWith(": it names /dcos/volume12 too, and volmount gives up the reservations of an agent only all"
                        + " together: remove them first");
    }

    @Test
    void aCheckpointOfReservationsThatIsNotADirectory() {
        losesData = true;
        node.reserved = Optional.empty();
        assertThat(refusal()).startsWith("the agent's checkpoint in /var/lib/mesos/slave/meta could not be read");
    }

    @Test
    void twoFileSystemsOnTopOfEachOther() {
        node.mounted("/dcos/volume0", "/dev/sda1", "ext4");
        assertThat(refusal()).startsWith("2 file systems are mounted on top of each other on /dcos/volume0");
    }

    @Test
    void aMountBelowIt() {
        node.mounted("/dcos/volume0/deep/er", "/dev/sda1", "ext4");
        assertThat(refusal())
                .isEqualTo("something is mounted on /dcos/volume0/deep/er, below /dcos/volume0: unmount it first");
    }

    @Test
    void anotherFileSystemThanTheLineNames() {
        mount(NodeSketch.mountOfFile("/dcos/volume0", "/srv/other.img", "93da43dc-5355-49a0-8ca2-f4eed2510e13"));
        assertThat(refusal())
                .startsWith("/dev/loop0 is mounted on /dcos/volume0, and it is unknown whether that is what /etc/fstab"
                        + " mounts there: " + LINE);
    }

    @Test
    void aFileSystemWithoutAUuid() {
        mount(NodeSketch.mount("/dcos/volume0", NodeSketch.LOOP0, NodeSketch.FILE0, "ext4"));
        assertThat(refusal()).startsWith("the UUID of the file system on /dcos/volume0 could not be read");
    }

    @Test
    void anotherSourceThanThePlaybookNames() {
        source = Optional.of(new Source.Loopback("/root/other.img", ByteSize.ofMb(200)));
        assertThat(refusal())
                .startsWith("/etc/fstab mounts something else than /root/other.img on /dcos/volume0: " + LINE);
        source = Optional.of(new Source.Device("/dev/disk/by-id/gone"));
        assertThat(refusal()).startsWith("/etc/fstab mounts something else than /dev/disk/by-id/gone");
    }

    @Test
    void aDeviceIsKnownByTheTagThatItsLineHas() {
        node.fstab.clear();
        node.fstab("UUID=" + uuid.toUpperCase(Locale.ROOT) + " /dcos/volume0 xfs defaults 0 0");
        Mount disk = NodeSketch.mountOfFile("/dcos/volume0", "", uuid);
        mount(new Mount(
                57,
                22,
                new DeviceNumber(8, 16),
                "/",
                "/dcos/volume0",
                "rw",
                "xfs",
                "/dev/sdb",
                "rw",
                Optional.empty(),
                disk.uuid(),
                0,
                false,
                false));
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.PLANNED);
        node.fstab.clear();
        node.fstab("LABEL=data /dcos/volume0 xfs defaults 0 0");
        assertThat(refusal()).startsWith("/dev/sdb is mounted on /dcos/volume0, and it is unknown whether");
    }

    @Test
    void linesThatDoNotSayWhatIsMounted() {
        node.fstab.clear();
        assertThat(refusal()).startsWith("/dev/loop0 is mounted on /dcos/volume0, but no line of /etc/fstab says so");
        node.fstab(LINE);
        node.fstab(LINE);
        assertThat(refusal()).isEqualTo("/etc/fstab mounts /dcos/volume0 2 times: keep only one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dcos/volume0/data /srv/data none bind 0 0",
                "/dev/sdc /dcos/volume0/more xfs defaults 0 0",
                "/dev/sdc /srv xfs defaults,x-systemd.requires-mounts-for=/dcos/volume0 0 0",
                "/dev/sdc /srv xfs x-systemd.requires=dcos-volume0.mount 0 0",
                "/dev/sdc /srv xfs x-systemd.requires=dcos\\055volume0.mount,noatime 0 0",
                "overlay /srv overlay lowerdir=/etc:/dcos/volume0,upperdir=/a,workdir=/b 0 0",
                "/dcos/./volume0/disk.img /srv ext4 loop 0 0"
            })
    void anotherLineThatNeedsIt(String line) {
        node.fstab(line);
        assertThat(refusal()).startsWith("another line of /etc/fstab needs /dcos/volume0, and a boot would fail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dcos/volume01/data /srv/data none bind 0 0",
                "/srv/dcos/volume0 /srv/data none bind 0 0",
                "/dev/sdc /dcos/volume00 xfs defaults 0 0",
                "/dev/sdc /srv xfs defaults 0 0 # was /dcos/volume05"
            })
    void linesThatOnlyLookAlikeAreNoReason(String line) {
        node.fstab(line);
        assertThat(plan().verdict()).isEqualTo(AgentPlan.Verdict.PLANNED);
    }

    @Test
    void aMountUnitOfItsOwn() {
        node.mountUnits.put(
                NodeSketch.VOLUME0,
                NodeSketch.mountUnit(NodeSketch.VOLUME0, "active", MOUNT_UNIT, "enabled", List.of(), NodeSketch.FILE0));
        assertThat(refusal()).startsWith(MOUNT_UNIT + " mounts /dcos/volume0, and not a line of /etc/fstab");
        removed();
        assertThat(refusal()).as("a boot would mount it").startsWith(MOUNT_UNIT);
    }

    @Test
    void aMountThatOnlySystemdSees() {
        node.mounts.clear();
        node.mountUnits.put(
                NodeSketch.VOLUME0, NodeSketch.mountUnit(NodeSketch.VOLUME0, "active", "", "", List.of(), ""));
        assertThat(refusal()).startsWith("dcos-volume0.mount is active (mounted), but nothing is seen mounted on");
    }

    @Test
    void anAutomounter() {
        node.mounts.add(0, NodeSketch.mount("/dcos/volume0", new DeviceNumber(0, 40), "systemd-1", "autofs"));
        assertThat(refusal()).startsWith("an automounter mounts /dcos/volume0");
    }

    @Test
    void anFstabThatCannotBeWritten() {
        at(readOnly(NodeSketch.path(WrittenPaths.FSTAB, PathState.Kind.FILE)));
        assertThat(refusal()).startsWith("root cannot write to /etc/fstab");
        node.untold.add(WrittenPaths.FSTAB);
        assertThat(refusal()).isEqualTo("/etc/fstab could not be examined, and a step would write to it");
    }

    @Test
    void aStateDirectoryThatCannotBeWritten() {
        at(readOnly(PathState.directory(WrittenPaths.STATE)));
        assertThat(refusal()).startsWith("root cannot write to /var/lib/volmount");
    }

    @Test
    void aMountUnitThatIsUnknown() {
        node.unitsUntold.add(NodeSketch.VOLUME0);
        assertThat(refusal()).startsWith("systemd did not report the state of dcos-volume0.mount");
    }
}
