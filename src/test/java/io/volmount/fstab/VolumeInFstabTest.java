package io.volmount.fstab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeInFstabTest {
    private static final Set<FstabSpec> NAMES = Stream.of(
                    "UUID=ab-12",
                    "LABEL=my data",
                    "PARTUUID=c0-01",
                    "PARTLABEL=data",
                    "ID=scsi-S1",
                    "/dev/vdb",
                    "/dev/mapper/vg0-lv0")
            .map(FstabSpec::of)
            .collect(Collectors.toSet());

    private static VolumeInFstab in(String fstab, boolean mounted) {
        return new VolumeInFstab(
                Fstab.parse(fstab),
                "/dcos/volume0",
                "xfs",
                "/dev/vdb",
                spec -> NAMES.stream().anyMatch(name -> name.matches(spec)),
                mounted);
    }

    private static VolumeInFstab in(String fstab) {
        return in(fstab, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UUID=ab-12 /dcos/volume0 xfs defaults 0 0",
                "UUID=\"ab-12\" /dcos/volume0 xfs defaults,nofail 0 2",
                "UUID='ab-12' /dcos/volume0/ auto",
                "LABEL=my\\040data /dcos//volume0 xfs",
                "/dev/disk/by-label/my\\x20data /dcos/volume0 xfs",
                "PARTUUID=c0-01\t/dcos/volume0\text4,xfs\tdefaults\t# ours",
                "PARTLABEL=data /dcos/./volume0 xfs defaults 0 0 # the ninth",
                "ID=scsi-S1 /dcos/volume0 xfs",
                "  /dev/disk/by-id/scsi-S1 /dcos/volume0 xfs noauto,auto,ro,rw",
                "/dev/mapper/vg0-lv0 /dcos/volume0",
                "#x\n\n/dev//vdb /dcos/volume0 xfs defaults 0 0\r"
            })
    void aLineInAnyLegalSpellingIsTheVolumesOwn(String line) {
        assertThat(in(line).objection()).isEmpty();
        assertThat(in(line).line()).isPresent();
        assertThat(in(line).warning()).isEmpty();
    }

    @Test
    void withoutALineNothingIsInTheWay() {
        for (String fstab : new String[] {
            "",
            "# UUID=ab-12 /data xfs",
            "/dev/vdc /dcos/volume01 xfs",
            "/dcos/volume0 /w none bind",
            "/dev/vdc /dcos/volume0 swap"
        }) {
            assertThat(in(fstab).objection()).as(fstab).isEmpty();
            assertThat(in(fstab).line()).as(fstab).isEmpty();
        }
    }

    @Test
    void aLineThatWouldNotMountTheVolumeIsNamedWithItsNumberAndFault() {
        assertFault("/dev/vdz /dcos/volume0/ xfs", "does not name /dev/vdb");
        assertFault("/dev/vdb /dcos/volume0 ext4", "is for ext4, not for xfs");
        assertFault("/dev/vdb /dcos/volume0 xfs defaults,noauto", "a boot leaves out (noauto)");
        assertFault("/dev/vdb /dcos/volume0 xfs rw,ro", "is mounted read-only (ro)");
        assertFault(
                "/dev/vdb /dcos/volume0 xfs x-systemd.automount",
                "is not mounted before somebody uses it (x-systemd.automount)");
        assertFault(
                "/dev/vdb /dcos/volume0 xfs comment=systemd.automount",
                "is not mounted before somebody uses it (comment=systemd.automount)");
        assertFault("/dev/vdb /dcos/volume0 xfs bind", "does not mount the file system itself (bind)");
        assertFault(
                "/dev/vdb /dcos/volume0 xfs X-mount.subdir=a",
                "does not mount the file system itself (X-mount.subdir=a)");
        assertFault("/dev/vdb /dcos/vol\\165me0 xfs", "mount(8) reads so, but systemd does not");
        assertFault("/dev/vdb /dcos/x/../volume0 xfs", "mount(8) reads so, but systemd does not");
        assertFault(
                "UUID=AB-12 /dcos/volume0 xfs", "neither mount(8) nor systemd finds unless it is written UUID=ab-12");
        assertFault(
                "label='my\\040data' /dcos/volume0 xfs",
                "neither mount(8) nor systemd finds unless it is written LABEL=my data");
    }

    private static void assertFault(String line, String fault) {
        assertThat(in("\n" + line).objection())
                .contains("/etc/fstab has another line for /dcos/volume0: " + line + " (line 2), which " + fault
                        + "; correct or remove it");
        assertThat(in("\n" + line).line()).isEmpty();
    }

    @Test
    void aUuidInCapitalsThatIsMountedAllTheSameIsLeftWithAWarning() {
        VolumeInFstab mounted = in("UUID=AB-12 /dcos/volume0 xfs", true);

        assertThat(mounted.objection()).isEmpty();
        assertThat(mounted.line()).isPresent();
        assertThat(mounted.warning())
                .contains("mount(8) and systemd may not find what UUID=AB-12 /dcos/volume0 xfs (line 1) of /etc/fstab"
                        + " names, and a boot would wait for it: write UUID=ab-12");
    }

    @Test
    void twoLinesForThePathAreOneTooMany() {
        assertThat(in("/dev/vdb /dcos/volume0 xfs\nUUID=ab-12 /dcos/volume0/ xfs")
                        .objection())
                .contains("/etc/fstab mounts /dcos/volume0 2 times (lines 1, 2): leave one line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARTLABEL=data /data xfs x-systemd.makefs",
                "PARTUUID=\"C0-01\" /data xfs",
                "/dev/disk/by-uuid/AB-12 /data xfs",
                "/dev/vdb /data",
                "/dev/vdb",
                "LABEL=my\\040data none ignore",
                "/dev/v\\144b /data xfs noauto"
            })
    void anyLineThatNamesTheSourceElsewhereIsInTheWay(String line) {
        assertThat(in("/dev/vdb /dcos/volume0 xfs\n" + line).objection())
                .contains("/etc/fstab mounts /dev/vdb elsewhere: " + line
                        + " (line 2); remove the line, or name another device");
    }

    @Test
    void swapClaimsItsDevice() {
        assertThat(in("/dev/mapper/vg0-lv0 none swap sw 0 0").objection())
                .contains("/etc/fstab uses /dev/vdb as swap: /dev/mapper/vg0-lv0 none swap sw 0 0 (line 1);"
                        + " remove the line, or name another device");
    }
}
