package io.volmount.plan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.attribute.AttributeSettings;
import io.volmount.document.TextFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.pages.Page;
import io.volmount.plan.advice.Advice.Kind;
import io.volmount.playbook.Playbook;
import io.volmount.volume.ByteSize;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AgentAdviceTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
    private static final String SSD = "attributes: {disk: ssd}\n";

    private final NodeSketch node = new NodeSketch();

    private List<String> advice(String body) {
        Playbook playbook = Playbook.read(new TextFile("p.yml", "version: 1\n" + body));
        return new AgentAdvice(playbook, node.facts())
                .all().stream()
                        .map(advice -> advice.kind().word() + ": " + advice.sentence())
                        .toList();
    }

    private static String volume(int number, String device, String more) {
        return "  - {path: /dcos/volume" + number + ", source: {device: " + device + "}, " + more + "}\n";
    }

    private void device(String path, String kernel, String... links) {
        device(path, kernel, Set.of(), links);
    }

    private void device(String path, String kernel, Set<String> disks, String... links) {
        BlockDevice blank = NodeSketch.blank("/dev/vdb", ByteSize.ofMb(1000));
        node.devices.put(
                path,
                new BlockDevice(
                        blank.number(),
                        kernel,
                        List.of(links),
                        blank.size(),
                        false,
                        false,
                        List.of(),
                        blank.serial(),
                        Optional.empty(),
                        Optional.empty(),
                        disks));
    }

    @Test
    void aFileIsForTestsAndNothingElseIsSaidOfIt() {
        assertThat(advice("volumes: [{path: /dcos/volume0, filesystem: ext4,"
                        + " source: {loopback: {file: /root/volume0.img, size: 200MB}}}]\n"))
                .containsExactly("loopback: DC/OS recommends files for tests only: name a disk for /dcos/volume0");
    }

    @Test
    void aSoundPlaybookGetsNone() {
        device("/dev/disk/by-id/a", "/dev/sdb1");
        device("/dev/disk/by-id/b", "/dev/sdc1");
        node.mounted("/", "/dev/sda1", "xfs");
        assertThat(advice("volumes:\n" + volume(0, "/dev/disk/by-id/a", "filesystem: xfs")
                        + volume(1, "/dev/disk/by-id/b", "filesystem: xfs") + SSD))
                .isEmpty();
    }

    @Test
    void ext4HasADirectoryThatKafkaRefuses() {
        assertThat(advice("volumes:\n" + volume(0, "/dev/a", "filesystem: ext4")
                        + volume(1, "/dev/b", "filesystem: ext4") + SSD))
                .containsExactly("lost-and-found: ext4 has a directory lost+found, which Kafka refuses: choose xfs for"
                        + " /dcos/volume0, /dcos/volume1 if Kafka is to use it");
    }

    @Test
    void partitionsOfOneDiskFailTogether() {
        device("/dev/disk/by-id/a", "/dev/nvme1n1p1");
        device("/dev/disk/by-id/b", "/dev/nvme1n1p2");
        device("/dev/disk/by-id/c", "/dev/nvme11n1");
        assertThat(advice("volumes:\n" + volume(0, "/dev/disk/by-id/a", "filesystem: xfs")
                        + volume(1, "/dev/disk/by-id/b", "filesystem: xfs")
                        + volume(2, "/dev/disk/by-id/c", "filesystem: xfs") + SSD))
                .containsExactly(
                        "shared-disk: volumes on one disk share its speed and fail together: give /dcos/volume0,"
                                + " /dcos/volume1 disks of their own");
    }

    @Test
    void logicalVolumesAndRaidsOnOneDiskFailTogether() {
        device("/dev/vg0/a", "/dev/dm-0", Set.of("/dev/sdb", "/dev/sdc"));
        device("/dev/vg0/b", "/dev/dm-1", Set.of("/dev/sdd"));
        device("/dev/md0", "/dev/md0", Set.of("/dev/sdc", "/dev/sde"));
        device("/dev/disk/by-id/e", "/dev/sde2");
        String four = "volumes:\n" + volume(0, "/dev/vg0/a", "filesystem: xfs")
                + volume(1, "/dev/vg0/b", "filesystem: xfs") + volume(2, "/dev/md0", "filesystem: xfs")
                + volume(3, "/dev/disk/by-id/e", "filesystem: xfs") + SSD;
        assertThat(advice(four))
                .singleElement()
                .asString()
                .endsWith(": give /dcos/volume0, /dcos/volume2, /dcos/volume3 disks of their own");
        node.mounted("/", "/dev/sdd1", "xfs");
        assertThat(advice(four))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("root-disk: ")
                .endsWith(" for /dcos/volume1");
    }

    @Test
    void anXfsFromBeforeFtypeHoldsNoLayersOfContainers() {
        String one = "volumes:\n" + volume(0, "/dev/vdb", "filesystem: xfs") + SSD;
        device("/dev/vdb", "/dev/vdb");
        node.mounts.add(xfs("/dcos/volume0", false));
        assertThat(advice(one)).isEmpty();
        node.mounts.set(0, xfs("/dcos/volume0", true));
        assertThat(advice(one)).singleElement().asString().startsWith("no-ftype: xfs without ftype=1 cannot hold ");
        node.mounts.set(0, xfs("/dcos/volume1", true));
        assertThat(advice(one)).as("the mount of another volume").isEmpty();
    }

    private static Mount xfs(String target, boolean withoutFtype) {
        return new Mount(
                57,
                22,
                NodeSketch.number("/dev/vdb"),
                "/",
                target,
                "rw",
                "xfs",
                "/dev/vdb",
                "rw",
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                withoutFtype);
    }

    @Test
    void theDiskOfTheRootFileSystemIsBusyEnough() {
        device("/dev/disk/by-id/a", "/dev/sda3");
        node.mounted("/", "/dev/sda1", "xfs");
        assertThat(advice("volumes:\n" + volume(0, "/dev/disk/by-id/a", "filesystem: xfs") + SSD))
                .singleElement()
                .asString()
                .startsWith("root-disk: sandboxes, images and logs ")
                .endsWith(": name another disk for /dcos/volume0");
        node.mounts.clear();
        node.mounted("/", "/dev/mapper/vg0-root", "xfs");
        assertThat(advice("volumes:\n" + volume(0, "/dev/disk/by-id/a", "filesystem: xfs") + SSD))
                .isEmpty();
    }

    @Test
    void anAgentWithoutAttributesCannotBeChosenByItsDisks() {
        String one = "volumes:\n" + volume(0, "/dev/a", "filesystem: xfs");
        assertThat(advice(one)).singleElement().asString().startsWith("no-attributes: no attribute says what disks");
        assertThat(advice(one + SSD)).isEmpty();
        sets("MESOS_ATTRIBUTES=public_ip:true");
        assertThat(advice(one)).hasSize(1);
        sets("MESOS_ATTRIBUTES=public_ip:true;disk:ssd");
        assertThat(advice(one)).isEmpty();
        node.attributes = Optional.empty();
        assertThat(advice(one)).as("what was not read is no reason for advice").isEmpty();
    }

    private void sets(String line) {
        node.attributes = Optional.of(new AttributeSettings(
                Optional.empty(), List.of(line), Optional.empty(), OptionalInt.empty(), Optional.empty()));
    }

    @Test
    void aVersionThatVolmountDoesNotKnow() {
        String one = "volumes:\n" + volume(0, "/dev/a", "filesystem: xfs") + SSD;
        node.version = Optional.of("2.3.0");
        assertThat(advice(one)).singleElement().asString().startsWith("unknown-version: DC/OS 2.3.0 is newer than 2.2");
        node.version = Optional.of("2.2.99");
        assertThat(advice(one)).isEmpty();
        node.version = Optional.empty();
        assertThat(advice(one)).singleElement().asString().startsWith("unknown-version: the agent does not report");
        node.kind = NodeKind.PRE_INSTALL;
        assertThat(advice(one)).isEmpty();
    }

    @Test
    void aDiskBehindTheNetworkIsMountedAfterIt() {
        device("/dev/disk/by-id/a", "/dev/sdb", "/dev/disk/by-path/ip-10.0.0.1:3260-iscsi-iqn.2026-11.lab:a-lun-1");
        device("/dev/rbd/pool/b", "/dev/rbd0");
        String both = "volumes:\n" + volume(0, "/dev/disk/by-id/a", "filesystem: xfs, fstab: {options: OPTIONS}")
                + volume(1, "/dev/rbd/pool/b", "filesystem: xfs, fstab: {options: OPTIONS}") + SSD;
        assertThat(advice(both.replace("OPTIONS", "noatime")))
                .singleElement()
                .asString()
                .startsWith("no-netdev: ")
                .endsWith(": add it for /dcos/volume0, /dcos/volume1");
        assertThat(advice(both.replace("OPTIONS", "_netdev"))).isEmpty();
    }

    @Test
    void aBootDoesNotWaitForWhatMayFail() {
        assertThat(advice("volumes:\n" + volume(0, "/dev/a", "filesystem: xfs, fstab: {options: nofail}") + SSD))
                .singleElement()
                .asString()
                .startsWith("nofail: with the fstab option nofail a boot does not wait for the mount");
    }

    @Test
    void thePageHasARowForEachKind() {
        String page = Page.of(Path.of("docs/steps.md")).text();
        String table = page.substring(page.indexOf("## What the plan advises against"), page.indexOf("## When a step"));
        assertThat(ROW.matcher(table).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::word).toList());
    }
}
