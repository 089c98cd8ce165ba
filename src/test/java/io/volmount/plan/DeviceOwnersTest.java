package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeSketch;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathOwners.Part;
import io.volmount.volume.ByteSize;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that lead to a device, and who could lead them elsewhere. */
class DeviceOwnersTest extends ForeseenPlans {
    private static final String LINK = "/dev/disk/by-id/virtio-data0";

    @ParameterizedTest
    @CsvSource({
        "/dev/disk, 1000, 0040755, 1, the directory /dev/disk belongs to user 1000 and has mode 0755",
        "/dev/disk, 0, 0041777, 1, the directory /dev/disk belongs to root and has mode 1777",
        "/dev/disk, 0, 0040755, 7, /dev/disk is on another file system than /dev",
        "/dev/disk/by-id/virtio-data0, 0, 0060660, 7, /dev/disk/by-id/virtio-data0 is on another file system than /dev",
        "/home, 0, 0040755, 1, /home is not under /dev"
    })
    void aDeviceToWhichOthersCanLead(String path, long owner, String mode, String device, String what) {
        leads(new Part(path, owner, Integer.parseInt(mode, 8), device, 2));
        assertThat(refusal(Playbooks.DISK))
                .isEqualTo(LINK + " can be changed by other users than root: " + what
                        + "; name a device in /dev itself, or a link that udev makes under /dev/disk");
    }

    @Test
    void aDeviceOfWhichNobodyCanTellWhatLeadsToIt() {
        node.devices.put(LINK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        node.owners.put(LINK, PathOwners.root(LINK));
        assertThat(refusal(Playbooks.DISK)).contains("the owners of its path are unknown");
        node.owners.put(LINK, new PathOwners(List.of()));
        assertThat(refusal(Playbooks.DISK)).contains("the owners of its path are unknown");
    }

    /** One part of the way as it is, the rest root's alone. */
    private void leads(Part part) {
        node.devices.put(LINK, NodeSketch.blank("/dev/vdb", ByteSize.ofMb(400)));
        List<Part> parts = new ArrayList<>(PathOwners.rootsDevice(LINK).parts());
        int last = parts.size() - 1;
        boolean known = parts.removeIf(other -> other.path().equals(part.path()));
        parts.add(known && part.path().equals(LINK) ? last : last - 1, part);
        node.owners.put(LINK, new PathOwners(parts));
    }
}
