package io.volmount.mount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.MountUnit;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.UnitState;
import io.volmount.fstab.FstabEntry;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeUnitTest {
    private static final VolumePath PATH = VolumePath.of("/dcos/volume0");
    private static final String FRAGMENT = "/etc/systemd/system/dcos-volume0.mount";
    private static final String DISK = "/dev/disk/by-id/virtio-data0";
    private static final DesiredVolume WANTED = new DesiredVolume(PATH, new Source.Device(DISK), Filesystem.XFS);

    private final NodeSketch node = new NodeSketch();
    private String fragment = FRAGMENT;
    private String enabled = "enabled";
    private List<String> wantedBy = List.of("local-fs.target");
    private String what = DISK;
    private String type = "xfs";
    private String options = "defaults,nofail";

    NativeUnitTest() {
        node.devices.put(DISK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        node.mounts.add(NodeSketch.mount(PATH.toString(), NodeSketch.number("/dev/vdb"), "/dev/vdb", "xfs"));
    }

    private String judged() {
        MountUnit unit = NodeSketch.mountUnit(PATH, "active", fragment, enabled, wantedBy, what);
        node.mountUnits.put(PATH, new MountUnit(unit.state(), fragment, enabled, wantedBy, what, type, options));
        return NativeUnit.judge(WANTED, node.facts())
                .map(condition -> condition.state() + ": " + condition.detail())
                .orElse("up to fstab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/run/systemd/generator/dcos-volume0.mount"})
    void whatComesOfFstabIsNotNative(String made) {
        fragment = made;
        assertThat(judged()).isEqualTo("up to fstab");
    }

    @ParameterizedTest
    @ValueSource(strings = {DISK, "/dev/vdb"})
    void aUnitThatMountsTheVolumeAtBootIsRight(String named) {
        what = named;
        assertThat(judged()).isEqualTo("CORRECT: " + FRAGMENT + " mounts it at boot, wanted by local-fs.target");
        wantedBy = List.of();
        assertThat(judged()).isEqualTo("CORRECT: " + FRAGMENT + " mounts it at boot, enabled");
    }

    @Test
    void aUnitThatNoBootStartsIsNotEnough() {
        enabled = "disabled";
        wantedBy = List.of("dev-vdb.device");
        assertThat(judged())
                .isEqualTo("WRONG: " + FRAGMENT + " mounts " + DISK + " on /dcos/volume0, but no boot starts it"
                        + " (disabled, wanted by no unit that a boot starts)");

        node.fstab.add(new FstabEntry(DISK, PATH.toString(), "xfs", "defaults", 0, 2));
        assertThat(judged())
                .isEqualTo("CORRECT: " + FRAGMENT + " mounts it at boot, started for the line in /etc/fstab");
    }

    @Test
    void aUnitForAnotherDeviceTakesPrecedenceOverFstab() {
        what = "/dev/vdc";
        assertThat(judged())
                .isEqualTo("WRONG: " + FRAGMENT + " mounts /dev/vdc on /dcos/volume0, not " + DISK
                        + ", and takes precedence over any line of /etc/fstab");
    }

    @Test
    void aUnitThatMountsItOtherwiseIsNotEnough() {
        type = "ext4";
        assertThat(judged()).startsWith("WRONG").contains("as ext4, not as xfs");
        type = "";
        options = "noatime,ro";
        assertThat(judged()).startsWith("WRONG").contains("read-only (noatime,ro)");
    }

    @Test
    void aUnitForAVolumeThatIsNotMountedWouldShadowTheLineOfFstab() {
        node.mounts.clear();
        assertThat(judged())
                .isEqualTo("WRONG: " + FRAGMENT + " takes precedence over any line of /etc/fstab for /dcos/volume0");
    }

    @Test
    void aUnitThatIsLostAtARebootOrMaskedIsInTheWay() {
        fragment = "/run/systemd/system/dcos-volume0.mount";
        assertThat(judged()).startsWith("WRONG").contains("is lost at a reboot");

        node.mountUnits.clear();
        MountUnit masked = NodeSketch.mountUnit(PATH, "inactive", "/dev/null", "masked", List.of(), "");
        node.mountUnits.put(
                PATH,
                new MountUnit(
                        new UnitState(
                                PATH.mountUnit(),
                                "inactive",
                                "masked",
                                0,
                                masked.state().activeFor(),
                                masked.state().startedAt(),
                                masked.state().restarts()),
                        "/dev/null",
                        "masked",
                        List.of(),
                        "",
                        "",
                        ""));
        assertThat(NativeUnit.judge(WANTED, node.facts()).orElseThrow().detail())
                .isEqualTo("dcos-volume0.mount is masked, so systemd mounts nothing on /dcos/volume0");
    }
}
