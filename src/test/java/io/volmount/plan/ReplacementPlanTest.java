package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.DeviceNumber;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Signature;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.ClearResourceState;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.UnmountVolume;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps that put a volume on another disk in the place of one that is there, and what keeps a plan from it. */
class ReplacementPlanTest extends ReplacementPlans {
    private static final VolumePath VOLUME = VolumePath.of(PATH);
    private static final String META = "/var/lib/mesos/slave/meta";
    private static final List<String> NEW = List.of("make-filesystem", "add-fstab-entry", "mount-volume");

    @Test
    void theOldOneIsRemovedAndTheNewOneMadeInOnePlan() {
        assertThat(ids())
                .containsExactly(
                        "stop-agent",
                        "clear-resource-state",
                        "clear-agent-checkpoint",
                        "unmount-volume",
                        "remove-fstab-entry",
                        "make-filesystem",
                        "add-fstab-entry",
                        "mount-volume",
                        "reboot",
                        "verify");
        assertThat(step(UnmountVolume.class)).isEqualTo(new UnmountVolume(VOLUME, OLD, META, Optional.empty()));
        assertThat(step(RemoveFstabEntry.class))
                .isEqualTo(new RemoveFstabEntry(VOLUME, node.fstab.get(0).line()));
        assertThat(step(MakeFilesystem.class).source()).isEqualTo(Playbooks.DISK.source());
        assertThat(step(Verify.class).volumes()).containsExactly(Playbooks.DISK.desired());
        assertThat(step(Verify.class).absent()).isEmpty();
        assertThat(undone())
                .containsExactly(
                        "restart-agent", "remount-volume", "restore-fstab-entry", "undo-fstab-entry", "undo-mount");
        assertThat(plan(wanted()).removed()).isOne();
    }

    @Test
    void onceItIsDoneNothingIsLeftToDo() {
        VolumeSpec wanted = wanted();
        MakeFilesystem made = step(MakeFilesystem.class);
        Signature signature = new Signature("xfs", Optional.of(made.uuid()), Optional.empty());
        node.devices.computeIfPresent(made.source().path(), (path, blank) -> NodeSketch.signed(blank, signature));
        node.fstab.clear();
        node.fstab("UUID=" + made.uuid() + " " + PATH + " xfs defaults 0 0");
        assertThat(refusal(wanted)).contains("it is unknown whether that is what /etc/fstab mounts there");
        mounted(NodeSketch.number("/dev/vdb"), "/dev/vdb", made.uuid());
        assertThat(plan(wanted).verdict()).isEqualTo(AgentPlan.Verdict.UNCHANGED);
        losesData = true;
        node.reserved = Optional.of(Set.of(VOLUME));
        assertThat(plan(wanted()).verdict())
                .as("a service has reserved the new one")
                .isEqualTo(AgentPlan.Verdict.UNCHANGED);
        node.resources = ResourcesFile.ABSENT;
        assertThat(ids()).doesNotContain("give-up-reservations", "unmount-volume", "remove-fstab-entry");
    }

    @Test
    void withoutThePlaybooksWordNothingIsReplaced() {
        assertThat(refusal(Playbooks.DISK))
                .contains("/dcos/volume1 is in use: mounted from /dev/sdc, xfs, not from /dev/disk/by-id/virtio-data0:"
                        + " choose another number, or replace what is there (state: replaced)");
    }

    @Test
    void whatServicesHaveReservedStaysUnlessItsLossIsAccepted() {
        node.reserved = Optional.of(Set.of(VOLUME));
        assertThat(refusal(wanted()))
                .startsWith("services have reserved /dcos/volume1 or keep persistent volumes on it");
        losesData = true;
        assertThat(ids()).containsSubsequence("unmount-volume", "give-up-reservations", "remove-fstab-entry", "reboot");
        assertThat(step(UnmountVolume.class).meta()).isEmpty();
        dead();
        assertThat(ids())
                .as("an agent does not start with a reservation for a disk that does not come back")
                .containsSubsequence("give-up-reservations", "unmount-volume", "remove-fstab-entry");
        node.mounts.clear();
        assertThat(ids())
                .as("an interrupted one, after its volume was unmounted")
                .containsSubsequence("give-up-reservations", "remove-fstab-entry", "make-filesystem");
        node.fstab.clear();
        node.resources = ResourcesFile.ABSENT;
        assertThat(ids()).as("the line is gone, too").containsSubsequence("give-up-reservations", "make-filesystem");
        losesData = false;
        assertThat(refusal(wanted())).startsWith("services have reserved /dcos/volume1");
        losesData = true;
        node.reserved = Optional.empty();
        node.fstab(LINE);
        assertThat(refusal(wanted())).contains("checkpoint in " + META + " could not be read");
    }

    @ParameterizedTest
    @CsvSource({
        "rw, 'rw,emergency_ro', 0, is read-only", "'ro,relatime', rw, 0, is read-only",
        "rw, 'rw,shutdown', 0, is read-only", "rw, 'rw,errors=remount-ro', 3, has recorded errors"
    })
    void aDamagedDiskIsNotPutBack(String options, String superOptions, long errors, String damage) {
        mounted(options, superOptions, Optional.of(OLD), errors, false);
        assertThat(ids())
                .containsSubsequence("unmount-volume", "remove-fstab-entry")
                .containsAll(NEW);
        assertThat(step(UnmountVolume.class)).isEqualTo(new UnmountVolume(VOLUME, OLD, META, Optional.empty()));
        assertThat(undone()).containsExactly("restart-agent", "undo-fstab-entry", "undo-mount");
        assertThat(plan(wanted()).warnings())
                .contains("/dev/sdc, mounted on /dcos/volume1, " + damage + ": if a later step fails, /dcos/volume1 is"
                        + " not mounted again, and its line of /etc/fstab is not restored");
    }

    @Test
    void aDeadDiskIsKnownByWhatTheKernelHasMounted() {
        dead();
        assertThat(step(UnmountVolume.class)).isEqualTo(UnmountVolume.unreadable(VOLUME, "8:32", META));
        assertThat(step(UnmountVolume.class).title())
                .isEqualTo("unmount /dcos/volume1 from device 8:32, which cannot be read; while processes use it, only"
                        + " detach it (umount -l)");
        assertThat(undone()).containsExactly("restart-agent", "undo-fstab-entry", "undo-mount");
        node.paths.put("/dev/disk/by-uuid/" + OLD, NUMBER);
        assertThat(ids()).as("its link is still there").contains("unmount-volume");
        node.paths.put("/dev/disk/by-uuid/" + OLD, new DeviceNumber(8, 48));
        assertThat(refusal(wanted()))
                .as("the line is for another disk, which is alive")
                .startsWith("/dev/sdc is mounted on /dcos/volume1, and it is unknown whether that is what /etc/fstab"
                        + " mounts")
                .endsWith("; unmount it yourself (umount /dcos/volume1) and plan again");
    }

    @Test
    void aDeadDiskNeedsALineThatNamesADevice() {
        dead();
        for (String spec : List.of("/root/volume0.img", "server:/export", "tmpfs")) {
            node.fstab.clear();
            node.fstab(spec + " " + PATH + " xfs defaults 0 0");
            assertThat(refusal(wanted())).startsWith("/dev/sdc is mounted on /dcos/volume1, and it is unknown");
        }
        node.fstab.clear();
        assertThat(refusal(wanted())).contains("no line of /etc/fstab says so");
    }

    @Test
    void aDiskThatIsNotKnownToBeDeadMustTellItsUuid() {
        mounted("rw", "rw", Optional.empty(), 0, false);
        assertThat(refusal(wanted())).startsWith("the UUID of the file system on /dcos/volume1 could not be read");
    }

    @Test
    void aDiskThatIsGoneLeavesItsLine() {
        node.mounts.clear();
        assertThat(ids())
                .doesNotContain("unmount-volume")
                .contains("remove-fstab-entry")
                .containsAll(NEW);
        assertThat(undone()).doesNotContain("restore-fstab-entry");
        assertThat(plan(wanted()).warnings())
                .anyMatch(warning -> warning.startsWith("the node does not have the disk that /etc/fstab mounts on"));
        node.paths.put("/dev/disk/by-uuid/" + OLD, NUMBER);
        assertThat(undone()).as("it is only not mounted").contains("restore-fstab-entry");
    }

    @Test
    void aDiskWithoutErrorsIsReplacedWithAWarning() {
        assertThat(plan(wanted()).warnings())
                .contains("/dev/sdc, mounted on /dcos/volume1, shows no errors, and is replaced all the same");
    }

    @Test
    void discoveryForgetsTheSizeOfTheOldDiskAndNoOther() {
        node.version = Optional.of("1.12.3");
        assertThat(step(ClearResourceState.class))
                .isEqualTo(new ClearResourceState(ClearResourceState.How.KEEP_AS_CACHE, List.of(VOLUME)));
        assertThat(step(ClearResourceState.class).title())
                .isEqualTo("move /var/lib/dcos/mesos-resources to /var/lib/dcos/mesos-resources.cache, without"
                        + " /dcos/volume1");
    }

    @Test
    void theNewDiskMustBeBlankAndUnused() {
        Signature ext4 = new Signature("ext4", Optional.of("x"), Optional.empty());
        node.devices.computeIfPresent("/dev/disk/by-id/virtio-data0", (path, blank) -> NodeSketch.signed(blank, ext4));
        assertThat(refusal(wanted())).contains("carries ext4");
        node.devices.clear();
        assertThat(refusal(wanted())).contains("there is no block device /dev/disk/by-id/virtio-data0");
        node.devices.put("/dev/disk/by-id/virtio-data0", NodeSketch.blank("/dev/vdb", ByteSize.ofMb(10_000)));
        node.mounts.add(NodeSketch.mount("/srv", NodeSketch.number("/dev/vdb"), "/dev/vdb", "xfs"));
        assertThat(refusal(wanted())).contains("is mounted on /srv: it is in use");
    }

    @Test
    void aLineThatNeedsTheOldOneKeepsIt() {
        node.fstab(PATH + "/data /srv none bind 0 0");
        assertThat(refusal(wanted())).startsWith("another line of /etc/fstab needs /dcos/volume1");
    }
}
