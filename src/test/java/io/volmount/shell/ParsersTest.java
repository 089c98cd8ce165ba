package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.BlockDevice;
import io.volmount.agent.Mount;
import io.volmount.agent.Signature;
import io.volmount.agent.UnitState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ParsersTest {

    @Test
    void readsQuotedPairsAndTheirEscapedBytes() {
        assertThat(QuotedPairs.parse(
                        "NAME=\"sda\" MAJ:MIN=\"8:0\" SERIAL=\"a\\x20\\x22b\\xc3\\xa9\\q\" MOUNTPOINT=\"\""))
                .isEqualTo(Map.of("NAME", "sda", "MAJ:MIN", "8:0", "SERIAL", "a \"bé\\q", "MOUNTPOINT", ""));
    }

    @Test
    void readsTheMountTable() {
        Sections sections = new Sections(Map.of(
                "mounts",
                "60 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda\n"
                        + "61 60 7:0 / /mnt/a\\040\\134b\\303\\251 rw - ext4 /dev/loop0\n"
                        + "nonsense\n",
                "loops",
                "7:0 /root/volume 0.img\n",
                "volume 7:0",
                "TYPE=ext4\nUUID=1-2\n"));
        assertThat(MountTable.parse(sections).mounts())
                .containsExactly(
                        new Mount("/", "/dev/vda", "ext4", Optional.empty(), Optional.empty()),
                        new Mount(
                                "/mnt/a \\bé",
                                "/dev/loop0",
                                "ext4",
                                Optional.of("/root/volume 0.img"),
                                Optional.of("1-2")));
    }

    @Test
    void tellsWhatADeviceCarries() {
        assertThat(Signatures.parse("DEVNAME=/dev/vdc\nLABEL=my\\ data\nUUID=1-2\nTYPE=ext4\n\nEXIT=0\n"))
                .contains(new Signature("ext4", Optional.of("1-2"), Optional.of("my data")));
        assertThat(Signatures.parse("PTUUID=ad1f8c98\nPTTYPE=dos\n\nEXIT=0\n")
                        .orElseThrow()
                        .type())
                .isEqualTo("dos");
        assertThat(Signatures.parse("\nEXIT=8\n").orElseThrow().type()).isEqualTo("ambivalent");
        assertThat(Signatures.parse("EXIT=unreadable\n").orElseThrow().type()).isEqualTo("unreadable");
        assertThat(Signatures.parse("\nEXIT=4\n").orElseThrow().type()).isEqualTo("unreadable");
        assertThat(Signatures.parse("\nEXIT=2\n")).isEmpty();
        assertThat(Signatures.parse("DEVNAME=/dev/sda1\nPART_ENTRY_TYPE=0x83\n\nEXIT=0\n"))
                .isEmpty();
    }

    @Test
    void readsADeviceItsNamesAndWhatIsBuiltOnIt() {
        MountTable mounts = MountTable.parse(new Sections(
                Map.of("mounts", "1 0 259:1 / /a rw - ext4 /dev/nvme1n1\n2 0 259:1 /x /b rw - ext4 /dev/nvme1n1\n")));
        Sections sections = new Sections(Map.of(
                "links",
                        "103:1 /dev/disk/by-id/nvme-vol0\n8:0 /dev/disk/by-id/other\n103:1 /dev/disk/azure/scsi1/lun0\n",
                "device 1 path", "/dev/nvme1n1\n",
                "device 1 lsblk",
                        "NAME=\"nvme1n1\" KNAME=\"nvme1n1\" MAJ:MIN=\"259:1\" SIZE=\"1000\" TYPE=\"disk\" RO=\"1\""
                                + " MOUNTPOINT=\"/a\" SERIAL=\"vol0 \"\nNAME=\"data\" KNAME=\"dm-0\" SIZE=\"900\"\n",
                "device 1 blkid", "\nEXIT=2\n"));
        Map<String, BlockDevice> devices = new BlockDevices(sections, mounts).of(List.of("/dev/none", "/dev/x"));
        assertThat(devices).containsOnlyKeys("/dev/x");
        BlockDevice device = devices.get("/dev/x");
        assertThat(device.stableIds()).containsExactly("/dev/disk/by-id/nvme-vol0", "/dev/disk/azure/scsi1/lun0");
        assertThat(device.mountPoints()).containsExactly("/a", "/b");
        assertThat(device.holders()).containsExactly("dm-0");
        assertThat(device.serial()).contains("vol0");
        assertThat(device.readOnly()).isTrue();
    }

    @Test
    void readsUnitsOfOldAndNewSystemd() {
        Units units = Units.parse(
                "Id=a.service\nLoadState=loaded\nActiveState=active\nSubState=running\nMainPID=310\nNRestarts=2\n"
                        + "ActiveEnterTimestampMonotonic=42000000\nExecMainStartTimestampMonotonic=41000000\n\n"
                        + "Id=b.service\nLoadState=masked\nActiveState=inactive\nSubState=dead\nMainPID=0\n"
                        + "ActiveEnterTimestampMonotonic=7\nExecMainStartTimestampMonotonic=7\n",
                Duration.ofSeconds(100));
        assertThat(units.state("a.service"))
                .contains(new UnitState(
                        "a.service",
                        "active",
                        "running",
                        310,
                        Duration.ofSeconds(58),
                        OptionalLong.of(41000000),
                        OptionalLong.of(2)));
        assertThat(units.state("b.service"))
                .contains(new UnitState(
                        "b.service",
                        "inactive",
                        "masked",
                        0,
                        Duration.ZERO,
                        OptionalLong.empty(),
                        OptionalLong.empty()));
        assertThat(units.isInstalled("b.service")).isTrue();
        assertThat(units.isInstalled("c.service")).isFalse();
    }

    @Test
    void countsTheTasksThatRunOrAreAboutTo() {
        assertThat(AgentMetrics.runningTasks(
                        "{\"slave/tasks_running\": 3.0, \"slave/tasks_staging\": 1, \"slave/tasks_finished\": 9}"))
                .isEqualTo(OptionalInt.of(4));
        assertThat(AgentMetrics.runningTasks("{\"slave/uptime_secs\": 3.0}")).isEmpty();
        assertThat(AgentMetrics.runningTasks("{\"slave/tasks_run")).isEmpty();
        assertThat(AgentMetrics.runningTasks("")).isEmpty();
    }
}
