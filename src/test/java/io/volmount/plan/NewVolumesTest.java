package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guards of a plan, asked about devices that no playbook names. */
class NewVolumesTest {
    private final NodeSketch node = new NodeSketch();

    private static ListedDevice listed(Kind kind, BlockDevice device, boolean removable) {
        return new ListedDevice(
                device.number(),
                kind,
                device.path(),
                device.size(),
                Optional.of(false),
                Optional.of(removable),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<String> objection(ListedDevice device) {
        return new NewVolumes(new NodeFacts(node.facts(), List.of(device), 0, Optional.empty())).objection(device);
    }

    private Optional<String> objection(BlockDevice device) {
        node.devices.put(device.path(), device);
        return objection(listed(Kind.DISK, device, false));
    }

    private static BlockDevice blank(long mb) {
        return NodeSketch.blank("/dev/vdb", ByteSize.ofMb(mb));
    }

    @Test
    void aBlankDiskIsUsableWhateverNumbersAreTaken() {
        node.occupied.add(NodeSketch.VOLUME0);
        node.mounts.add(NodeSketch.mount("/dcos/volume1", NodeSketch.LOOP0, "/dev/loop0", "ext4"));
        node.fstab.add(new FstabEntry("/dev/sdq", "/dcos/volume2", "xfs", "defaults", 0, 0));

        assertThat(objection(blank(400))).isEmpty();
    }

    @Test
    void whatAPlanRefusesIsNotUsable() {
        assertThat(objection(blank(100)))
                .hasValueSatisfying(why -> assertThat(why).contains("less than the 200 MB"));
        BlockDevice filled =
                NodeSketch.signed(blank(400), new Signature("LVM2_member", Optional.empty(), Optional.empty()));
        assertThat(objection(filled)).hasValueSatisfying(why -> assertThat(why).contains("carries LVM2_member"));

        node.fstab.add(new FstabEntry("/dev/disk/by-id/virtio-data0", "/data", "xfs", "defaults", 0, 0));
        assertThat(objection(blank(400)))
                .hasValueSatisfying(why -> assertThat(why).contains("/etc/fstab mounts /dev/vdb elsewhere"));
        node.mounts.add(NodeSketch.mount("/data", blank(400).number(), "/dev/vdb", "xfs"));
        assertThat(objection(blank(400)))
                .hasValueSatisfying(why -> assertThat(why).contains("is mounted on /data"));
    }

    @Test
    void aNumberThatAnotherDeviceHasByNowIsNotTheListedOne() {
        node.devices.put("/dev/vdb", NodeSketch.blank("/dev/vdc", ByteSize.ofMb(400)));

        assertThat(objection(listed(Kind.DISK, blank(400), false))).contains("/dev/vdb was not read");
    }

    @ParameterizedTest
    @CsvSource({
        "LOOP, 400, false, '/dev/vdb is a loop device, which does not survive a reboot: use a `loopback` source'",
        "LOOP, 0, false, /dev/vdb has no file",
        "MEMORY, 400, false, /dev/vdb is in memory and empty after a reboot",
        "OPTICAL, 400, true, /dev/vdb is an optical drive",
        "FLOPPY, 400, true, /dev/vdb is a floppy drive",
        "DISK, 0, false, /dev/vdb has no medium",
        "DISK, 400, true, /dev/vdb is removable"
    })
    void aBlankDeviceThatIsUnsuitableByItsNature(Kind kind, long mb, boolean removable, String why) {
        ListedDevice device = listed(kind, blank(mb), removable);
        if (device.isOpened()) {
            node.devices.put("/dev/vdb", blank(mb));
        }

        assertThat(objection(device)).contains(why);
    }

    @Test
    void aDeviceThatWasReadInPartIsNotUsable() {
        node.devices.put("/dev/vdb", blank(400));

        assertThat(objection(listed(Kind.DISK, blank(400), false).unread("cannot read its size")))
                .contains("cannot read its size");
    }

    @Test
    void aNodeThatCouldGetNoVolumeSaysWhy() {
        NewVolumes healthy = new NewVolumes(new NodeFacts(node.facts(), List.of(), 0, Optional.empty()));
        assertThat(healthy.objections(Optional.empty())).isEmpty();
        assertThat(healthy.objections(Optional.of(Role.PUBLIC)))
                .singleElement()
                .satisfies(why -> assertThat(why).contains("the inventory says role public"));
        node.kind = NodeKind.MASTER;
        assertThat(new NewVolumes(new NodeFacts(node.facts(), List.of(), 0, Optional.empty()))
                        .objections(Optional.empty()))
                .singleElement()
                .satisfies(why -> assertThat(why).contains("it is a master"));
    }
}
