package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.facts.UnitState;
import io.volmount.shell.Samples;
import io.volmount.volume.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {

    @Test
    void readsTheMountTable() throws Exception {
        Sections sections = new Sections(Map.of(
                "mounts",
                "60 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda rw,errors=remount-ro\n"
                        + "61 60 7:0 /sub /mnt/a\\040\\134b\\303\\251 ro - ext4 /dev/loop0 rw\n2\n",
                "loops",
                "7:0 /root/volume 0.img\n1\n",
                "ext4-errors",
                "254:0 0\n7:0 3\n2\n",
                "volume 7:0",
                "TYPE=ext4\nUUID=1-2\n"));
        assertThat(MountTable.parse(sections).mounts())
                .containsExactly(
                        new Mount(
                                60,
                                1,
                                new DeviceNumber(254, 0),
                                "/",
                                "/",
                                "rw,relatime",
                                "ext4",
                                "/dev/vda",
                                "rw,errors=remount-ro",
                                Optional.empty(),
                                Optional.empty(),
                                0,
                                false,
                                false),
                        new Mount(
                                61,
                                60,
                                NodeSketch.LOOP0,
                                "/sub",
                                "/mnt/a \\bé",
                                "ro",
                                "ext4",
                                "/dev/loop0",
                                "rw",
                                Optional.of("/root/volume 0.img"),
                                Optional.of("1-2"),
                                3,
                                false,
                                false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "60 1 254:0 / / rw - ext4 /dev/vda",
                "60 1 254:0 / / rw shared:1",
                "60 1 vda / / rw - ext4 /dev/vda rw",
                "nonsense"
            })
    void leavesNoLineOfTheMountTableOutThatItCannotRead(String line) {
        Sections sections = new Sections(Map.of("loops", "0\n", "ext4-errors", "0\n", "mounts", line + "\n1\n"));
        assertThatThrownBy(() -> MountTable.parse(sections))
                .isInstanceOf(MalformedOutput.class)
                .hasMessage("invalid mountinfo line '" + line + "'");
    }

    @Test
    void readsWhetherAnXfsHasNoFtype() throws Exception {
        for (String said : List.of("FTYPE=0\n", "FTYPE=1\n", "")) {
            Sections sections = new Sections(Map.of(
                    "loops",
                    "0\n",
                    "ext4-errors",
                    "0\n",
                    "mounts",
                    "60 1 254:0 / /dcos/volume0 rw - xfs /dev/vda rw\n1\n",
                    "volume 254:0",
                    "UUID=1-2\nTYPE=xfs\n" + said));
            assertThat(MountTable.parse(sections).mounts()).singleElement().satisfies(mount -> {
                assertThat(mount.withoutFtype()).isEqualTo(said.equals("FTYPE=0\n"));
                assertThat(mount.uuid()).contains("1-2");
            });
        }
    }

    @Test
    void takesNoPartOfAListForTheWhole() {
        for (String part : List.of("", "a\n", "a\n2\n", "a\nb\nc\n2\n", "2\n")) {
            assertThatThrownBy(() -> new Sections(Map.of("things", part)).list("things"))
                    .as(part)
                    .hasMessage("things is missing or incomplete");
        }
    }

    @Test
    void reportsTheContentOfADevice() {
        assertThat(Signatures.parse("DEVNAME=/dev/vdc\nLABEL=my\\ data\nUUID=1-2\nTYPE=ext4\n\nEXIT=0\n"))
                .contains(new Signature("ext4", Optional.of("1-2"), Optional.of("my data")));
        assertThat(Signatures.parse("PTUUID=ad1f8c98\nPTTYPE=dos\n\nEXIT=0\n")
                        .orElseThrow()
                        .type())
                .isEqualTo("dos");
        assertThat(Signatures.parse("\nEXIT=8\n").orElseThrow().type()).isEqualTo("ambivalent");
        assertThat(Signatures.parse("EXIT=unreadable\n").orElseThrow().type()).isEqualTo("unreadable");
        assertThat(Signatures.parse("\nEXIT=4\n").orElseThrow().type()).isEqualTo("unreadable");
        assertThat(Signatures.parse("DEVNAME=/dev/vdc\nPTUUID=ad1f8c98\n\nEXIT=0\n")
                        .orElseThrow()
                        .type())
                .isEqualTo("unknown");
        assertThat(Signatures.parse("\nEXIT=0\n").orElseThrow().type()).isEqualTo("unknown");
        assertThat(Signatures.parse("\nEXIT=2\nCONTENT=zeros\n")).isEmpty();
        assertThat(Signatures.parse("DEVNAME=/dev/sda1\nPART_ENTRY_TYPE=0x83\n\nEXIT=0\nCONTENT=zeros\n"))
                .isEmpty();
        assertThat(Signatures.parse("\nEXIT=2\nCONTENT=unfinished " + Samples.UUID + "\n"))
                .contains(Signature.unfinished(Samples.UUID));
        for (String content : List.of(
                "",
                "CONTENT=unfinished\n",
                "CONTENT=unfinished x\n",
                "CONTENT=data\n",
                "CONTENT=unread\n",
                "CONTENT=\n")) {
            assertThat(Signatures.parse("\nEXIT=2\n" + content)).contains(Signature.UNKNOWN_DATA);
        }
    }

    @Test
    void readsADeviceItsNamesAndWhatIsBuiltOnIt() throws Exception {
        Sections sections = new Sections(Map.of(
                "names",
                "103:1 /dev/disk/by-id/nvme-vol0\n8:0 /dev/disk/by-id/other\n103:1 /dev/disk/azure/scsi1/lun0\n"
                        + "103:1 /dev/x\n4\n",
                "device 0",
                "there=no\n",
                "device 1",
                "there=yes\npath=/dev/nvme1n1\nnumber=259:1\nsectors=3\nro=1\nswap=1\nholders=nvme1n1p1 dm-0 \n"
                        + "serial=vol0 \nattachment=diskseq 7 of boot c935-44\ndisks=sdb md/x \n",
                "device 1 blkid",
                "\nEXIT=2\nCONTENT=zeros\n",
                "device 1 owners",
                "0 41ed 5 20 /dev\n0 61b0 5 1 /dev/x\n2\n"));
        BlockDevices read = BlockDevices.parse(List.of("/dev/none", "/dev/x"), sections);
        assertThat(read.gaps()).isEmpty();
        assertThat(read.devices())
                .isEqualTo(Map.of(
                        "/dev/x",
                        new BlockDevice(
                                new DeviceNumber(259, 1),
                                "/dev/nvme1n1",
                                List.of("/dev/disk/azure/scsi1/lun0", "/dev/disk/by-id/nvme-vol0"),
                                new ByteSize(1536),
                                true,
                                true,
                                List.of("nvme1n1p1", "dm-0"),
                                Optional.of("vol0"),
                                Optional.of("diskseq 7 of boot c935-44"),
                                Optional.empty(),
                                Set.of("/dev/sdb", "/dev/md/x"))));
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
