package io.volmount.shell;

import static io.volmount.shell.NodeSections.device;
import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.node;
import static io.volmount.shell.NodeSections.offering;
import static io.volmount.shell.NodeSections.resources;
import static io.volmount.shell.NodeSections.unit;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.shell.parse.LostFacts;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No section or line that a node does not tell, and no word of one, makes a plan bolder. */
class LostFactsTest {
    private static final Source SOURCE = new Source.Device("/dev/vg0/lv0");
    private static final String MOUNTED =
            "57 22 253:3 / /dcos/volume0 rw,relatime shared:30 - xfs /dev/mapper/vg0-lv0 rw,attr2";

    static Stream<Arguments> nodes() {
        Map<String, String> blank = node();
        Map<String, String> sound = with(
                offering(MOUNTED, "253:3", "DEVNAME=/dev/dm-3\nUUID=aaaa-bbbb\nTYPE=xfs\nUSAGE=filesystem\n"),
                "mounts",
                list("22 1 8:1 / / rw shared:1 - xfs /dev/sda1 rw", MOUNTED),
                "device 0 blkid",
                "DEVNAME=/dev/dm-3\nUUID=aaaa-bbbb\nTYPE=xfs\nUSAGE=filesystem\n\nEXIT=0\nCONTENT=unread\n",
                "fstab",
                "# local\n\nUUID=1111 / xfs defaults 0 0\nUUID=aaaa-bbbb /dcos/volume0 xfs defaults 0 2\n",
                "fstab-lines",
                "4\n");
        return Stream.of(
                Arguments.of("blank", blank),
                Arguments.of("sound", sound),
                Arguments.of(
                        "read-only",
                        with(
                                sound,
                                "mounts",
                                list("22 1 8:1 / / rw - xfs /dev/sda1 rw", MOUNTED.replace("rw,attr2", "ro")))),
                Arguments.of(
                        "stacked",
                        with(
                                sound,
                                "mounts",
                                list(
                                        "22 1 8:1 / / rw - xfs /dev/sda1 rw",
                                        MOUNTED,
                                        "58 57 8:32 / /dcos/volume0 rw - xfs /dev/sdc rw"))),
                Arguments.of(
                        "mounted elsewhere",
                        with(
                                blank,
                                "mounts",
                                list("22 1 8:1 / / rw - xfs /dev/sda1 rw", MOUNTED.replace("/dcos/volume0", "/data")))),
                Arguments.of(
                        "claimed by label",
                        with(
                                blank,
                                "fstab",
                                "UUID=1111 / xfs defaults 0 0\nPARTLABEL=data /data xfs nofail 0 0\n",
                                "fstab-lines",
                                "2\n",
                                "device 0 blkid",
                                "DEVNAME=/dev/dm-3\nPART_ENTRY_NAME=data\nPART_ENTRY_TYPE=0x83\n\nEXIT=0\nCONTENT=zeros\n",
                                "names",
                                list("fd:3 /dev/vg0/lv0", "fd:3 /dev/disk/by-partlabel/data"))),
                Arguments.of(
                        "claimed by link",
                        with(
                                blank,
                                "fstab",
                                "UUID=1111 / xfs defaults 0 0\n/dev/disk/by-id/dm-name-vg0-lv0 /data xfs nofail 0 0\n",
                                "fstab-lines",
                                "2\n")),
                Arguments.of(
                        "filled",
                        with(blank, "device 0 blkid", "PTUUID=ad1f8c98\nPTTYPE=dos\n\nEXIT=0\nCONTENT=unread\n")),
                Arguments.of(
                        "in others' hands",
                        with(
                                blank,
                                "device 0 owners",
                                list(
                                        "0 41ed 64768 20 /",
                                        "0 41ed 5 20 /dev",
                                        "1000 41ed 5 2 /dev/vg0",
                                        "0 a1ff 5 1 /dev/vg0/lv0",
                                        "0 61b0 5 1 /dev/dm-3"))),
                Arguments.of("of unknown data", with(blank, "device 0 blkid", "\nEXIT=2\nCONTENT=data\n")),
                Arguments.of("ambivalent", with(blank, "device 0 blkid", "\nEXIT=8\nCONTENT=unread\n")),
                Arguments.of("held", with(blank, "device 0", device().replace("holders=", "holders=dm-7"))),
                Arguments.of("swap", with(blank, "device 0", device().replace("swap=0", "swap=1"))),
                Arguments.of("write-protected", with(blank, "device 0", device().replace("ro=0", "ro=1"))),
                Arguments.of("occupied", with(blank, "occupied", list("/dcos/volume0"))),
                Arguments.of(
                        "offered without a disk",
                        with(
                                blank,
                                "resources-written",
                                "1462475926\n",
                                "resources",
                                resources("/dcos/volume0"),
                                "resources-lines",
                                "3\n")),
                Arguments.of(
                        "shadowed",
                        with(
                                blank,
                                "mount-units",
                                unit("inactive", "dead", "/etc/systemd/system/dcos-volume0.mount"),
                                "mount-unit dcos-volume0.mount",
                                "What=/dev/sdq\nType=xfs\n")),
                Arguments.of("a master", with(blank, "roles", list("master"))),
                Arguments.of("without tools", with(blank, "missing-tools", list("mkfs.xfs"))),
                Arguments.of(
                        "another run's",
                        with(
                                blank,
                                "owner",
                                "run 20261122-120000-abcd\ncontroller op@control\nboot x\nsince y\nstep z\n",
                                "owner-lines",
                                "5\n")),
                Arguments.of("has recorded errors", with(sound, "ext4-errors", list("253:3 4"))),
                Arguments.of("at work", with(blank, "step-at-work", "yes\n")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nodes")
    void lostFactsMakeNoPlanBolder(String name, Map<String, String> sections) {
        assertThat(LostFacts.tryAll(name, SOURCE, Filesystem.XFS, sections)).isGreaterThan(60);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nodes")
    void isWhatItIsCalled(String name, Map<String, String> sections) {
        Verdict expected = switch (name) {
            case "blank" -> Verdict.PLANNED;
            case "sound" -> Verdict.UNCHANGED;
            default -> Verdict.REFUSED;
        };
        AgentPlan plan = LostFacts.plan(SOURCE, Filesystem.XFS, sections).orElseThrow();
        assertThat(plan.verdict()).as(plan.reasons().toString()).isEqualTo(expected);
        assertThat(plan.reasons()).hasSize(expected == Verdict.REFUSED ? 1 : 0);
    }
}
