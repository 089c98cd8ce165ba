package io.volmount.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookMistakesTest {
    @Test
    void allMistakesOfAFileAreReportedAtOnce() {
        assertThat(messageFor("""
                version: 1
                volumes:
                  - path: /dcos/volume7
                    source: {loopback: {file: /root/a.img, size: 100MB}}
                    filesytem: ext4
                  - path: /dcos/volume007
                    source: {device: /dev/vdb}
                    filesystem: ext3
                  - path: /dcos/data
                    source: {device: /dev/vdb}
                    filesystem: xfs
                    fstab: {options: "a b", pass: 3}
                activation: rebot
                rollout: {maxUnavailable: 0, canary: -1}
                verify: {timeout: 10s}
                """)).isEqualTo("""
                p.yml:3:5: the key `filesystem` is missing here; a volume needs it
                p.yml:4:50: a volume of 100 MB is too small: DC/OS reserves 100 MB of each, and an agent with too small \
                a volume does not start; make it 200MB or more
                p.yml:5:5: unknown key `filesytem`; did you mean `filesystem`?
                p.yml:6:11: duplicate volume number 7 (first used on line 3); give every volume its own number
                p.yml:8:17: unknown filesystem `ext3`; did you mean `ext4`?
                p.yml:9:11: DC/OS does not discover `/dcos/data`; write /dcos/volumeN with a whole number N, \
                as in /dcos/volume0
                p.yml:12:22: fstab options are words with commas between them, as in `defaults,noatime`, without \
                spaces, quotes or backslashes; correct them
                p.yml:12:35: expected a whole number from 0 to 2 here, found `3`
                p.yml:13:13: unknown activation `rebot`; did you mean `reboot`?
                p.yml:14:27: with maxUnavailable 0 no agent could ever be changed; allow at least 1
                p.yml:14:38: expected a number of agents or a percentage such as 10% here, found `-1`
                p.yml:15:19: settle must be shorter than timeout, or no agent is ever verified; shorten \
                settle or lengthen timeout""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root/a.img | the backing file `root/a.img` is not an absolute path; write one such as"
                        + " /root/volume0.img",
                "/root/../etc/passwd | the backing file `/root/../etc/passwd` is not normalized;"
                        + " write it without `//`, `/./`, `/../` and a trailing slash",
                "/dcos/volume3/a.img | the backing file `/dcos/volume3/a.img` is inside a volume;"
                        + " choose a path outside, such as /root/volume0.img",
                "/tmp/a.img | the backing file `/tmp/a.img` is not permanent under /tmp;"
                        + " choose a path on a disk, such as /root/volume0.img",
                "\"/root/a \" | systemd would misread the backing file `/root/a ` at boot;"
                        + " write it without `\\`, `$$`, `${` and trailing spaces",
                "/root/a\\b | systemd would misread the backing file `/root/a\\b` at boot;"
                        + " write it without `\\`, `$$`, `${` and trailing spaces",
                "\"/root/a\\nb\" | control characters or line breaks in `/root/a\\u000ab`; remove them",
                "/root/${disk.img | `/root/${disk.img` contains `${` without a variable name;"
                        + " write variables as ${name}",
            })
    void aBackingFileIsWhereItLasts(String file, String expected) {
        assertThat(messageFor("version: 1\nvolumes:\n- path: /dcos/volume0\n  filesystem: xfs\n"
                        + "  source:\n    loopback:\n      size: 1GB\n      file: " + file))
                .isEqualTo("p.yml:8:13: " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dev/shm/x | the device `/dev/shm/x` is in /dev/shm, which contains no disk devices;"
                        + " name one such as /dev/disk/by-id/virtio-data0",
                "/dev/fd/3 | the device `/dev/fd/3` is in /dev/fd, which contains no disk devices;"
                        + " name one such as /dev/disk/by-id/virtio-data0",
                "/root/disk | the device `/root/disk` is not under /dev; name one such as"
                        + " /dev/disk/by-id/virtio-data0",
                "/dev/../etc/passwd | the device `/dev/../etc/passwd` is not normalized;"
                        + " write it without `//`, `/./`, `/../` and a trailing slash",
                "/dev/ | the device `/dev/` is not normalized;"
                        + " write it without `//`, `/./`, `/../` and a trailing slash",
                "vdb | the device `vdb` is not an absolute path; write one such as /dev/disk/by-id/virtio-data0",
            })
    void aDeviceIsUnderDev(String device, String expected) {
        assertThat(messageFor(withSource("device: " + device))).isEqualTo("p.yml:6:13: " + expected);
    }

    @Test
    void aFileIsLargeEnoughForItsFileSystem() {
        assertThat(messageFor("""
                version: 1
                volumes:
                  - {path: /dcos/volume0, filesystem: xfs, source: {loopback: {file: /root/a.img, size: 200MB}}}
                  - path: /dcos/volume1
                    source: {loopback: {size: 299MB, file: "${file}"}}
                    filesystem: xfs
                  - {path: /dcos/volume2, filesystem: xfs, source: {loopback: {file: /root/c.img, size: 300MB}}}
                  - {path: /dcos/volume3, filesystem: ext4, source: {loopback: {file: /root/d.img, size: 200MB}}}
                """)).isEqualTo("""
                p.yml:3:89: a volume of 200 MB is too small for xfs: since xfsprogs 5.19 mkfs.xfs makes no file system \
                below 300 MB; make it 300 MB or more, or choose ext4
                p.yml:5:31: a volume of 299 MB is too small for xfs: since xfsprogs 5.19 mkfs.xfs makes no file system \
                below 300 MB; make it 300 MB or more, or choose ext4""");
    }

    @Test
    void aPathIsNotLongerThanANodeTakesIt() {
        String longest = "/srv/" + "ä".repeat(120) + "b";
        assertThat(NodePath.objectionToFile(longest)).isEmpty();
        assertThat(NodePath.objectionToFile(longest + "b").orElseThrow()).contains("longer than 241 bytes");
        assertThat(NodePath.objectionToFile("/" + "d".repeat(256) + "/a").orElseThrow())
                .contains("longer than 255 bytes");
        assertThat(NodePath.objectionToFile("/d".repeat(512))).isEmpty();
        assertThat(NodePath.objectionToFile("/d".repeat(512) + "d").orElseThrow())
                .contains("longer than 1024 bytes");
        assertThat(NodePath.objectionToDevice("/dev/" + "d".repeat(256)).orElseThrow())
                .contains("longer than 255 bytes");
    }

    @Test
    void aSourceIsOneThing() {
        assertThat(messageFor(withSource("device: /dev/vdb\n    loopback: {file: /root/a, size: 1GB}")))
                .isEqualTo("p.yml:6:5: a source is a `loopback`, a `device` or `disks`; remove all but one");
        assertThat(messageFor(withSource("{}")))
                .isEqualTo("p.yml:6:5: a source is a `loopback`, a `device` or `disks`; name one of them");
    }

    @Test
    void aSourceBelongsToOneVolume() {
        assertThat(messageFor("""
                version: 1
                volumes:
                  - {path: /dcos/volume0, filesystem: xfs, source: {device: "${disk}"}}
                  - {path: /dcos/volume1, filesystem: xfs, source: {device: "${disk}"}}
                """))
                .isEqualTo("p.yml:4:61: `${disk}` is already the source of /dcos/volume0 (line 3);"
                        + " give every volume its own");
    }

    @Test
    void optionsThatHideTheVolumeFromDiscoveryAreRefused() {
        assertThat(List.of("noauto", "defaults,ro"))
                .allSatisfy(options -> assertThat(
                                messageFor(withSource("device: /dev/vdb\n  fstab: {options: '" + options + "'}")))
                        .startsWith("p.yml:7:20: with the option `")
                        .endsWith("` DC/OS cannot use the volume after a boot; remove it"));
        assertThat(List.of(
                        "defaults,x-systemd.automount",
                        "comment=systemd.automount",
                        "x-systemd.wanted-by=a.service",
                        "x-systemd.required-by=a.service",
                        "user",
                        "user=ada",
                        "users",
                        "owner",
                        "group",
                        "bind",
                        "rbind",
                        "move",
                        "remount,rw",
                        "X-mount.subdir=a",
                        "offset=4096",
                        "unbindable",
                        "norecovery",
                        "noload",
                        "x-systemd.makefs",
                        "uid=1000",
                        "umask=022"))
                .allSatisfy(options -> assertThat(
                                messageFor(withSource("device: /dev/vdb\n  fstab: {options: '" + options + "'}")))
                        .startsWith("p.yml:7:20: with the option `")
                        .endsWith("; remove it"));
        assertThat(messageFor(withSource("device: /dev/vdb\n  fstab: {options: 'defaults,errors=remount-ro'}")))
                .isEqualTo("p.yml:7:10: with the option `errors=remount-ro` xfs cannot be mounted; remove it");
        assertThat(messageFor(withSource("device: /dev/vdb\n  fstab: {options: inode64}")
                        .replace("filesystem: xfs", "filesystem: ext4")))
                .isEqualTo("p.yml:7:10: with the option `inode64` ext4 cannot be mounted; remove it");
        assertThat(messageFor(withSource("device: /dev/vdb\n  fstab: {options: loop}")))
                .isEqualTo("p.yml:7:10: the option `loop` is for a loopback, but this source is a device; remove it");
    }

    @Test
    void limitsPerZoneAreReadAsCarefully() {
        String rollout = "version: 1\nvolumes: [{path: /dcos/volume0, source: {device: /dev/vdb}, filesystem: xfs}]\n"
                + "rollout:\n  soak: 30\n  perZone: {maxUnavailable: 0, maxFailure: 1}\n";

        assertThat(messageFor(rollout)).isEqualTo("""
                p.yml:4:9: expected a duration such as 30s, 10m or 1h30m here, found `30`
                p.yml:5:29: with maxUnavailable 0 no agent could ever be changed; allow at least 1
                p.yml:5:32: unknown key `maxFailure`; did you mean `maxFailures`?""");
    }

    @Test
    void aPlaybookHasVolumes() {
        assertThat(messageFor("version: 1\nvolumes: []"))
                .isEqualTo("p.yml:2:10: the list of volumes is empty; name at least one");
        assertThat(messageFor("version: 1"))
                .isEqualTo("p.yml:1:1: the key `volumes` is missing here; a playbook needs it");
    }

    private static String withSource(String source) {
        return "version: 1\nvolumes:\n- path: /dcos/volume0\n  filesystem: xfs\n  source:\n    " + source;
    }

    private static String messageFor(String text) {
        return catchThrowableOfType(InvalidInput.class, () -> PlaybookReader.read(new TextFile("p.yml", text)))
                .getMessage();
    }
}
