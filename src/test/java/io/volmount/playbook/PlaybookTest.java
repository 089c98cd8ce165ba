package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.DrainPolicy;
import io.volmount.playbook.policy.DrainPolicy.OnTimeout;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookTest {
    @Test
    void everythingWrittenIsRead() {
        Playbook playbook = read("""
            version: 1
            name: two volumes
            volumes:
              - path: /dcos/volume0
                source: {loopback: {file: /root/volume0.img, size: 200MB}}
                filesystem: ext4
              - path: /dcos/volume1
                source: {device: /dev/disk/by-id/virtio-data0}
                filesystem: xfs
                fstab: {options: "defaults,noatime", dump: 1, pass: 2}
            activation: restart
            onFailure: leave
            rollout: {canary: 2, maxUnavailable: 10%, maxFailures: 1, spread: none}
            verify: {timeout: 1h30m, settle: 500ms}
            drain: {grace: 90s, onTimeout: continue}
            """);

        assertThat(playbook.name()).isEqualTo("two volumes");
        VolumeSpec first = playbook.volumes().get(0);
        assertThat(first.path()).isEqualTo(VolumePath.of("/dcos/volume0"));
        assertThat(first.source()).isEqualTo(new Source.Loopback("/root/volume0.img", ByteSize.ofMb(200)));
        assertThat(first.location()).hasToString("p.yml:5:31");
        VolumeSpec second = playbook.volumes().get(1);
        assertThat(second.source()).isEqualTo(new Source.Device("/dev/disk/by-id/virtio-data0"));
        assertThat(second.filesystem()).isEqualTo(Filesystem.XFS);
        assertThat(second.fstab()).isEqualTo(new FstabOptions("defaults,noatime,nosuid,nodev", 1, 2));
        assertThat(playbook.activation()).isEqualTo(Activation.RESTART);
        assertThat(playbook.onFailure()).isEqualTo(OnFailure.LEAVE);
        assertThat(playbook.rollout())
                .isEqualTo(new RolloutPolicy(
                        Amount.agents(2),
                        Amount.percent(10),
                        Amount.agents(1),
                        PerZone.NO_LIMITS,
                        Spread.NONE,
                        Duration.ZERO));
        assertThat(playbook.verify()).isEqualTo(new VerifyPolicy(Duration.ofMinutes(90), Duration.ofMillis(500)));
        assertThat(playbook.drain())
                .contains(new DrainPolicy(
                        Duration.ofSeconds(90), OnTimeout.CONTINUE, new SourceLocation("p.yml", 15, 8)));
    }

    @Test
    void whatIsLeftOutIsDoneTheDocumentedAndCarefulWay() {
        Playbook playbook = read("""
            version: 1
            volumes:
              - {path: /dcos/volume0, source: {device: /dev/vdb}, filesystem: ext4}
            """);

        assertThat(playbook.name()).isEqualTo("p");
        assertThat(playbook.activation()).isEqualTo(Activation.REBOOT);
        assertThat(playbook.onFailure()).isEqualTo(OnFailure.RESTORE);
        assertThat(playbook.rollout())
                .isEqualTo(new RolloutPolicy(
                        Amount.agents(1),
                        Amount.agents(1),
                        Amount.agents(0),
                        PerZone.NO_LIMITS,
                        Spread.ZONE,
                        Duration.ZERO));
        assertThat(playbook.verify()).isEqualTo(new VerifyPolicy(Duration.ofMinutes(10), Duration.ofSeconds(30)));
    }

    @Test
    void aRolloutMayHaveLimitsPerZoneAndTimeToSoak() {
        String rollout =
                "{maxUnavailable: 10%, maxFailures: 2, perZone: {maxUnavailable: 25%, maxFailures: 0}, soak: 30s}";

        assertThat(rollout(rollout))
                .isEqualTo(new RolloutPolicy(
                        Amount.agents(1),
                        Amount.percent(10),
                        Amount.agents(2),
                        new PerZone(Optional.of(Amount.percent(25)), Optional.of(Amount.agents(0))),
                        Spread.ZONE,
                        Duration.ofSeconds(30)));
        assertThat(rollout("{perZone: {maxUnavailable: 1}}").perZone())
                .isEqualTo(new PerZone(Optional.of(Amount.agents(1)), Optional.empty()));
    }

    private static RolloutPolicy rollout(String rollout) {
        return read("version: 1\nvolumes: [{path: /dcos/volume0, source: {device: /dev/vdb}, filesystem: ext4}]\n"
                        + "rollout: " + rollout)
                .rollout();
    }

    @Test
    void theFstabLineIsCompletedToSuitSourceAndFilesystem() {
        String loopback = "{loopback: {file: /root/a.img, size: 1GB}}";

        assertThat(fstab(loopback, "ext4", "{}")).isEqualTo(new FstabOptions("loop,nosuid,nodev", 0, 2));
        assertThat(fstab(loopback, "xfs", "{}")).isEqualTo(new FstabOptions("loop,nosuid,nodev", 0, 0));
        assertThat(fstab(loopback, "ext4", "{options: noatime}"))
                .isEqualTo(new FstabOptions("noatime,loop,nosuid,nodev", 0, 2));
        assertThat(fstab(loopback, "ext4", "{options: 'loop=/dev/loop7'}").options())
                .isEqualTo("loop=/dev/loop7,nosuid,nodev");
        assertThat(fstab("{device: /dev/vdb}", "xfs", "{}")).isEqualTo(new FstabOptions("defaults,nosuid,nodev", 0, 0));
        assertThat(fstab("{device: /dev/vdb}", "xfs", "{pass: 2}"))
                .isEqualTo(new FstabOptions("defaults,nosuid,nodev", 0, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "defaults | defaults,nosuid,nodev",
                "defaults,suid,dev | defaults,suid,dev",
                "defaults,dev | defaults,dev,nosuid",
                "suid,noatime | suid,noatime,nodev",
                "nodev,nosuid,noexec | nodev,nosuid,noexec"
            })
    void aVolumeBringsNoProgramsOfRootAndNoDevicesUnlessThePlaybookSaysSo(String written, String complete) {
        assertThat(fstab("{device: /dev/vdb}", "xfs", "{options: '" + written + "'}")
                        .options())
                .isEqualTo(complete);
    }

    @Test
    void aVolumeSaysWhetherUnknownDataOnItsDeviceIsOverwritten() {
        String volume = "version: 1\nvolumes: [{path: /dcos/volume0, source: {device: /dev/vdb}, filesystem: ext4%s}]";
        assertThat(read(volume.formatted("")).volumes().get(0).overwrite()).isEqualTo(Overwrite.NOTHING);
        assertThat(read(volume.formatted(", overwrite: unknown-data"))
                        .volumes()
                        .get(0)
                        .overwrite())
                .isEqualTo(Overwrite.UNKNOWN_DATA);
        assertThatThrownBy(() -> read(volume.formatted(", overwrite: everything")))
                .hasMessageContaining("unknown overwrite `everything`");
        assertThatThrownBy(() -> read(volume.formatted(", overwrite: unknown-data")
                        .replace("device: /dev/vdb", "loopback: {file: /root/v.img, size: 200MB}")))
                .hasMessageContaining("`overwrite` is for a device, but this source is a loopback");
    }

    @Test
    void fileNamesMayHoldWhatAShellWouldInterpret() {
        Playbook playbook = read("""
            version: 1
            volumes:
              - path: /dcos/volume0
                source: {loopback: {file: "/srv/a b'$(x);#.img", size: 200MB}}
                filesystem: ext4
            """);

        assertThat(playbook.volumes().get(0).source().path()).isEqualTo("/srv/a b'$(x);#.img");
    }

    private static FstabOptions fstab(String source, String filesystem, String fstab) {
        return read("version: 1\nvolumes: [{path: /dcos/volume0, source: " + source + ", filesystem: " + filesystem
                        + ", fstab: " + fstab + "}]")
                .volumes()
                .get(0)
                .fstab();
    }

    private static Playbook read(String text) {
        return PlaybookReader.read(new TextFile("p.yml", text));
    }
}
