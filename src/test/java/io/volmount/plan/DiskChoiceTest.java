package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.TextFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.playbook.Playbook;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disks that a rule of the playbook chooses on a node. */
class DiskChoiceTest {
    private static final String BY_ID = "/dev/disk/by-id/ata-";

    private final NodeSketch node = new NodeSketch();
    private final List<ListedDevice> listed = new ArrayList<>();
    private int leftOut;
    private Optional<String> unfinished = Optional.empty();

    @BeforeEach
    void threeBlankDisks() {
        disk("sdd", "A", 600);
        disk("sdb", "B", 600);
        disk("sdc", "C", 600);
    }

    private void disk(String name, String serial, long mb) {
        BlockDevice blank = NodeSketch.blank("/dev/" + name, ByteSize.ofMb(mb));
        put(new BlockDevice(
                blank.number(),
                blank.path(),
                List.of(BY_ID + serial),
                blank.size(),
                false,
                false,
                List.of(),
                Optional.of(serial),
                Optional.empty(),
                Optional.empty(),
                Set.of()));
        listed.add(new ListedDevice(
                blank.number(),
                Kind.DISK,
                blank.path(),
                blank.size(),
                Optional.of(true),
                Optional.of(false),
                Optional.of("ST" + mb + "LM"),
                Optional.empty()));
    }

    private void put(BlockDevice device) {
        node.devices.put(device.path(), device);
    }

    private BlockDevice device(String name) {
        return node.devices.get("/dev/" + name);
    }

    private static Playbook playbook(String path, String rule) {
        return Playbook.read(new TextFile("p.yml", """
            version: 1
            volumes:
              - path: "%s"
                source: {disks: {%s}}
                filesystem: ext4
            """.formatted(path, rule)));
    }

    private DiskChoice choice(Playbook playbook) {
        return DiskChoice.of(playbook, new NodeFacts(node.facts(), listed, leftOut, unfinished));
    }

    /** Serial numbers by volume numbers. */
    private Map<String, String> chosen(Playbook playbook) {
        Map<String, String> chosen = new TreeMap<>();
        DiskChoice choice = choice(playbook);
        assertThat(choice.refusals()).isEmpty();
        choice.volumes()
                .forEach(volume -> chosen.put(
                        volume.path().number(), volume.source().path().replace(BY_ID, "")));
        return chosen;
    }

    private String refusal(Playbook playbook) {
        return String.join("\n", choice(playbook).refusals());
    }

    @Test
    void blankDisksGetTheNumbersInTheOrderOfTheirLinks() {
        assertThat(chosen(playbook("/dcos/volume[0-11]", ""))).isEqualTo(Map.of("0", "A", "1", "B", "2", "C"));
        Collections.reverse(listed);
        assertThat(chosen(playbook("/dcos/volume[4,7]", ""))).isEqualTo(Map.of("4", "A", "7", "B"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size: '>600MB'|D",
                "size: '>=600MB,<900MB'|A,B,C,E",
                "rotational: false|E",
                "model: 'ST9*'|D",
                "count: 2|A,B",
                "exclude: ['/dev/disk/by-id/ata-[AB]', A, '*-C', /dev/sde, /dev/sdf]|B"
            })
    void onlyMatchingDisksAreChosen(String rule, String expected) {
        disk("sde", "D", 900);
        disk("sdf", "E", 600);
        ListedDevice ssd = listed.remove(4);
        listed.add(new ListedDevice(
                ssd.number(),
                ssd.kind(),
                ssd.path(),
                ssd.size(),
                Optional.of(false),
                ssd.removable(),
                Optional.empty(),
                Optional.empty()));

        assertThat(chosen(playbook("/dcos/volume[0-11]", rule)).values())
                .containsExactlyElementsOf(List.of(expected.split(",")));
    }

    @Test
    void aDiskThatIsInUseOrCarriesSomethingIsNotChosen() {
        put(NodeSketch.signed(device("sdd"), new Signature("xfs", Optional.of("1"), Optional.empty())));
        node.fstab.add(new FstabEntry("/dev/sdb", "/data", "xfs", "defaults", 0, 0));
        listed.set(2, listed.get(2).unread("cannot read its size"));
        disk("sde", "D", 600);

        assertThat(chosen(playbook("/dcos/volume[0-11]", ""))).isEqualTo(Map.of("0", "D"));
    }

    @Test
    void aDiskKeepsItsNumberHoweverMuchChangesAroundIt() {
        Playbook playbook = playbook("/dcos/volume[0-11]", "");
        node.mounts.add(NodeSketch.mount("/dcos/volume1", device("sdc").number(), "/dev/sdc", "ext4"));
        node.fstab.add(new FstabEntry("/dev/sdb", "/dcos/volume4", "ext4", "defaults", 0, 0));
        String uuid = new VolumePath("3").fileSystem(node.machineId, BY_ID + "A", "A");
        put(NodeSketch.signed(device("sdd"), new Signature("ext4", Optional.of(uuid), Optional.empty())));
        disk("sde", "0", 600);

        assertThat(chosen(playbook)).isEqualTo(Map.of("0", "0", "1", "C", "3", "A", "4", "B"));
    }

    @Test
    void aDiskWhoseFormattingWasInterruptedKeepsItsNumber() {
        unfinished = Optional.of(new VolumePath("0").fileSystem(node.machineId, BY_ID + "C", "C"));
        put(NodeSketch.signed(device("sdc"), Signature.UNKNOWN_DATA));

        assertThat(chosen(playbook("/dcos/volume[0-1]", ""))).isEqualTo(Map.of("0", "C", "1", "A"));
    }

    @Test
    void numbersThatSomethingElseUsesAreLeftAlone() {
        node.mounts.add(NodeSketch.mount("/dcos/volume0", NodeSketch.LOOP0, "/dev/loop0", "ext4"));
        node.occupied.add(VolumePath.of("/dcos/volume1"));
        node.fstab.add(new FstabEntry(NodeSketch.FILE0, "/dcos/volume2", "ext4", "loop", 0, 0));
        listed.add(new ListedDevice(
                NodeSketch.LOOP0,
                Kind.LOOP,
                "/dev/loop0",
                ByteSize.ofMb(600),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));

        assertThat(chosen(playbook("/dcos/volume[0-3]", ""))).isEqualTo(Map.of("3", "A"));
    }

    @Test
    void theNumberOfADiskThatVanishedIsReportedAndGoesToNoOther() {
        Playbook playbook = playbook("/dcos/volume[0-3]", "");
        node.fstab.add(new FstabEntry("UUID=1234", "/dcos/volume1", "ext4", "defaults", 0, 0));

        assertThat(refusal(playbook))
                .isEqualTo(
                        "the disk that /etc/fstab mounts on /dcos/volume1 is not on the node: UUID=1234 /dcos/volume1"
                                + " ext4 defaults 0 0 (line 1); attach it again, replace it (state: replaced), or remove"
                                + " the line if it is not to come back");
        assertThat(choice(playbook).volumes())
                .extracting(volume -> volume.path().number())
                .containsExactly("0", "2", "3");

        node.mounts.add(NodeSketch.mount("/dcos/volume1", new DeviceNumber(0, 44), "systemd-1", "autofs"));
        assertThat(refusal(playbook)).startsWith("the disk that /etc/fstab mounts on /dcos/volume1 is not on the node");

        node.mounts.add(NodeSketch.mount("/dcos/volume1", new DeviceNumber(8, 240), "/dev/sdp", "ext4"));
        assertThat(refusal(playbook))
                .isEqualTo("/dev/sdp is mounted on /dcos/volume1, but the node has no such device any more: attach the"
                        + " disk again and reboot the node, or replace it (state: replaced)");
        assertThat(choice(playbook).volumes())
                .extracting(volume -> volume.path().number())
                .containsExactly("0", "2", "3");
    }

    @Test
    void theNumberOfADiskThatVanishedGoesToAnotherOneIfTheRuleReplaces() {
        Playbook playbook = Playbook.read(new TextFile("p.yml", """
            version: 1
            volumes:
              - {path: "/dcos/volume[0-2]", source: {disks: {}}, filesystem: ext4, state: replaced, losesData: accepted}
            """));
        node.fstab.add(new FstabEntry("UUID=1234", "/dcos/volume1", "ext4", "defaults", 0, 0));
        node.fstab.add(new FstabEntry(BY_ID + "B", "/dcos/volume2", "ext4", "defaults", 0, 0));

        assertThat(chosen(playbook)).isEqualTo(Map.of("0", "A", "1", "C", "2", "B"));
        assertThat(choice(playbook).volumes())
                .allMatch(volume -> volume.replaced().orElseThrow().losesData());

        node.mounts.add(NodeSketch.mount("/dcos/volume1", new DeviceNumber(8, 240), "/dev/sdp", "ext4"));
        assertThat(chosen(playbook)).isEqualTo(Map.of("0", "A", "1", "C", "2", "B"));
        node.mounts.add(NodeSketch.mount("/dcos/volume0", new DeviceNumber(7, 0), "/dev/loop0", "ext4"));
        listed.add(new ListedDevice(
                new DeviceNumber(7, 0),
                Kind.LOOP,
                "/dev/loop0",
                ByteSize.ofMb(600),
                Optional.of(true),
                Optional.of(false),
                Optional.empty(),
                Optional.empty()));
        assertThat(chosen(playbook)).as("what the node still has").isEqualTo(Map.of("1", "A", "2", "B"));
    }

    @Test
    void aDiskThatLostItsNumberGetsNoOther() {
        String uuid = new VolumePath("7").fileSystem(node.machineId, BY_ID + "A", "A");
        put(NodeSketch.signed(device("sdd"), new Signature("ext4", Optional.of(uuid), Optional.empty())));

        assertThat(chosen(playbook("/dcos/volume[0-3]", ""))).isEqualTo(Map.of("0", "B", "1", "C"));
    }

    @Test
    void tooFewDisksForTheCountRefuseTheAgent() {
        put(NodeSketch.signed(device("sdd"), new Signature("xfs", Optional.of("1"), Optional.empty())));

        assertThat(refusal(playbook("/dcos/volume[0-11]", "count: 3")))
                .startsWith(
                        "the rule for /dcos/volume[0-11] (line 4 of the playbook) needs 3 disks, but only 2 of the 3"
                                + " that match can be used: /dev/sdd carries xfs (UUID 1) and may hold data");
        assertThat(refusal(playbook("/dcos/volume[0-11]", "size: '>=1TB'")))
                .startsWith(
                        "the rule for /dcos/volume[0-11] (line 4 of the playbook) needs 1 disk, but no disk matches;");
        node.occupied.add(VolumePath.of("/dcos/volume0"));
        assertThat(refusal(playbook("/dcos/volume[0-1]", "count: 2"))).contains("only 1 of the 3");
    }

    @Test
    void whereNotAllDevicesAreListedNoneIsChosen() {
        leftOut = 1;

        assertThat(refusal(playbook("/dcos/volume[0-1]", ""))).startsWith("the node has 1 more block devices");
        assertThat(choice(playbook("/dcos/volume[0-1]", "")).volumes()).isEmpty();
    }

    @Test
    void aDiskThatThePlaybookNamesElsewhereIsNotChosen() {
        Playbook playbook = Playbook.read(new TextFile("p.yml", """
            version: 1
            volumes:
              - {path: "/dcos/volume[1-9]", source: {disks: {size: ">=500MB"}}, filesystem: xfs}
              - {path: /dcos/volume0, source: {device: %sA}, filesystem: xfs}
              - {path: "/dcos/volume[20-29]", source: {disks: {}}, filesystem: ext4}
            """.formatted(BY_ID)));
        disk("sde", "D", 400);

        assertThat(choice(playbook).refusals()).isEmpty();
        assertThat(choice(playbook).volumes())
                .extracting(volume -> volume.path().number()
                        + volume.filesystem()
                        + volume.source().path())
                .containsExactly(
                        "1" + Filesystem.XFS + BY_ID + "B",
                        "2" + Filesystem.XFS + BY_ID + "C",
                        "20" + Filesystem.EXT4 + BY_ID + "D");
    }
}
