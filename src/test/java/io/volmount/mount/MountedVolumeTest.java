package io.volmount.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.NodeSketch;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountedVolumeTest {
    private static final String PATH = "/dcos/volume0";
    private static final DeviceNumber LV = new DeviceNumber(253, 3);
    private static final DeviceNumber SDZ = new DeviceNumber(65, 144);
    private static final DesiredVolume WANTED =
            new DesiredVolume(VolumePath.of(PATH), new Source.Device("/dev/vg0/lv0"), Filesystem.XFS);

    private final NodeSketch node = new NodeSketch();

    MountedVolumeTest() {
        node.devices.put("/dev/vg0/lv0", device(LV, "/dev/dm-3", false));
        node.mounts.add(mount(22, 1, new DeviceNumber(8, 1), "/", "/", "rw", "xfs", "/dev/sda1", "rw"));
    }

    private static BlockDevice device(DeviceNumber number, String path, boolean readOnly) {
        return new BlockDevice(
                number,
                path,
                List.of(),
                ByteSize.ofMb(400),
                readOnly,
                false,
                List.of(),
                Optional.empty(),
                Optional.of("diskseq 7 of boot c9354488"),
                Optional.empty(),
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
            String source,
            String superOptions) {
        return new Mount(
                id,
                parent,
                number,
                root,
                target,
                options,
                type,
                source,
                superOptions,
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                false);
    }

    private static Mount ours(String options, String superOptions) {
        return mount(57, 22, LV, "/", PATH, options, "xfs", "/dev/mapper/vg0-lv0", superOptions);
    }

    private String judged() {
        MountCondition condition = MountedVolume.judge(WANTED, node.facts());
        return condition.state() + ": " + condition.detail();
    }

    @Test
    void aDeviceIsRecognizedByItsNumberWhateverItIsCalled() {
        node.mounts.add(ours("rw,relatime", "rw,attr2"));
        assertThat(judged()).isEqualTo("CORRECT: from /dev/mapper/vg0-lv0, xfs");

        node.devices.put("/dev/vg0/lv0", device(SDZ, "/dev/dm-3", false));
        assertThat(judged())
                .isEqualTo(
                        "WRONG: /dcos/volume0 is in use: mounted from /dev/mapper/vg0-lv0, xfs, not from /dev/vg0/lv0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ro,relatime | rw | /dcos/volume0 is mounted read-only (ro,relatime)",
                "rw,relatime | ro,errors=remount-ro | the file system on /dcos/volume0 is read-only"
                        + " (ro,errors=remount-ro), as after an I/O error",
                "rw | rw,emergency_ro | the file system on /dcos/volume0 is read-only (rw,emergency_ro), as after an"
                        + " I/O error",
                "rw | rw,shutdown | the file system on /dcos/volume0 is read-only (rw,shutdown), as after an I/O error"
            })
    void whatCannotBeWrittenIsNotUsable(String options, String superOptions, String detail) {
        node.mounts.add(ours(options, superOptions));
        assertThat(judged()).isEqualTo("WRONG: " + detail);
    }

    /** From Linux 6.1.113 to 6.13 the table goes on to say rw when ext4 has stopped writing. */
    @Test
    void ext4ThatHasMetErrorsIsNotUsable() {
        node.mounts.add(new Mount(
                57,
                22,
                LV,
                "/",
                PATH,
                "rw,relatime",
                "xfs",
                "/dev/mapper/vg0-lv0",
                "rw,errors=remount-ro",
                Optional.empty(),
                Optional.empty(),
                4,
                false,
                false));
        assertThat(judged())
                .isEqualTo(
                        "WRONG: the file system on /dcos/volume0 has recorded errors (4 since its last check) and may"
                                + " be read-only");
    }

    @Test
    void optionsThatOnlyBeginAlikeDoNotMakeItReadOnly() {
        node.mounts.add(ours("rw,noatime", "rw,errors=remount-ro,rodata"));
        assertThat(judged()).startsWith("CORRECT");
    }

    @Test
    void aDeviceThatTurnedReadOnlyBeneathItsFileSystem() {
        node.devices.put("/dev/vg0/lv0", device(LV, "/dev/dm-3", true));
        node.mounts.add(ours("rw", "rw"));
        assertThat(judged()).isEqualTo("WRONG: /dev/dm-3, mounted on /dcos/volume0, is read-only");
    }

    @Test
    void anAutomounterIsNotTheFileSystem() {
        node.mounts.add(mount(56, 22, new DeviceNumber(0, 40), "/", PATH, "rw", "autofs", "systemd-1", "rw,fd=30"));
        assertThat(judged())
                .isEqualTo("MISSING: nothing is mounted on /dcos/volume0, where an automounter waits for the first"
                        + " access");

        node.mounts.add(mount(57, 56, LV, "/", PATH, "rw", "xfs", "/dev/dm-3", "rw"));
        assertThat(judged()).isEqualTo("CORRECT: from /dev/dm-3, xfs, by an automounter");
    }

    @Test
    void aDirectoryOfTheFileSystemIsNotTheFileSystem() {
        node.mounts.add(mount(57, 22, LV, "/kafka", PATH, "rw", "xfs", "/dev/dm-3", "rw"));
        assertThat(judged())
                .isEqualTo(
                        "WRONG: only the directory /kafka of /dev/dm-3, xfs is mounted on /dcos/volume0 (a bind mount"
                                + " or a subvolume)");
    }

    @Test
    void whatIsMountedOverItHidesItEvenOnADirectoryAbove() {
        node.mounts.add(ours("rw", "rw"));
        node.mounts.add(mount(60, 22, new DeviceNumber(0, 50), "/", "/dcos", "rw", "tmpfs", "none", "rw"));
        assertThat(judged())
                .isEqualTo("WRONG: what is mounted on /dcos/volume0 is hidden: none is mounted over it, on /dcos");

        node.mounts.set(2, mount(60, 57, SDZ, "/", PATH, "rw", "ext4", "/dev/sdz", "rw"));
        assertThat(judged()).isEqualTo("WRONG: 2 file systems are mounted on top of each other on /dcos/volume0");
    }

    @Test
    void whatIsMountedBeneathOrBesideItHidesNothing() {
        node.mounts.add(mount(55, 22, new DeviceNumber(0, 50), "/", "/dcos", "rw", "tmpfs", "none", "rw"));
        node.mounts.add(mount(57, 55, LV, "/", PATH, "rw", "xfs", "/dev/dm-3", "rw"));
        node.mounts.add(mount(58, 57, SDZ, "/", PATH + "/inside", "rw", "xfs", "/dev/sdz", "rw"));
        node.mounts.add(mount(59, 55, SDZ, "/", PATH + "0", "rw", "xfs", "/dev/sdz", "rw"));
        assertThat(judged()).startsWith("CORRECT");
    }

    @Test
    void aSecondPlaceOfTheWholeFileSystemIsUsedByOthers() {
        node.mounts.add(ours("rw", "rw"));
        node.mounts.add(mount(58, 22, LV, "/kafka", "/srv/kafka", "rw", "xfs", "/dev/dm-3", "rw"));
        assertThat(judged()).startsWith("CORRECT");

        node.mounts.add(mount(59, 22, LV, "/", "/data", "rw", "xfs", "/dev/dm-3", "rw"));
        assertThat(judged()).isEqualTo("WRONG: /dev/vg0/lv0 is mounted on /data as well: it is in use there");
    }

    @Test
    void aFileIsRecognizedByItsLoopDeviceWhateverLinksLeadToIt() {
        node.provisioned();
        node.mounts.set(1, NodeSketch.mountOfFile(PATH, "/mnt/disk1/volume0.img", "1-2"));
        DesiredVolume file = new DesiredVolume(
                VolumePath.of(PATH), new Source.Loopback(NodeSketch.FILE0, ByteSize.ofMb(200)), Filesystem.EXT4);
        assertThat(MountedVolume.judge(file, node.facts()))
                .isEqualTo(MountCondition.correct("from /mnt/disk1/volume0.img through /dev/loop0, ext4"));

        node.files.put(
                NodeSketch.FILE0,
                NodeSketch.file(ByteSize.ofMb(200), Optional.empty(), Set.of(new DeviceNumber(7, 1))));
        assertThat(MountedVolume.judge(file, node.facts()).isWrong()).isTrue();
    }

    @Test
    void whatCouldNotBeReadIsNotTakenForRight() {
        node.mounts.add(ours("rw", "rw"));
        node.gaps.add("the node does not tell its size");
        assertThat(judged()).isEqualTo("WRONG: the node does not tell its size");
    }
}
