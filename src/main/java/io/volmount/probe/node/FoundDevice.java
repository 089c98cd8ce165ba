package io.volmount.probe.node;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.NodeLimits;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A block device of a node.
 *
 * @param read what is on it and what uses it; empty if it was not read
 * @param mountedOn where it is mounted, at most {@link #MOST}
 * @param inFstab the lines of fstab that name it, at most {@link #MOST}
 * @param objection why no new volume could be made on it, as a sentence; empty if one could
 * @param chosenFor the volume that a rule of the playbook gives it, or has given it; empty if none does
 */
public record FoundDevice(
        ListedDevice listed,
        Optional<BlockDevice> read,
        List<String> mountedOn,
        List<String> inFstab,
        Optional<String> objection,
        Optional<VolumePath> chosenFor) {
    /** Of each list of uses: a disk of containers may be mounted in a thousand places. */
    static final int MOST = 10;

    public FoundDevice {
        read = read.map(FoundDevice::shortened);
        mountedOn = shortened(mountedOn);
        inFstab = shortened(inFstab);
        objection = objection.map(sentence -> NodeLimits.cut(sentence, NodeLimits.SENTENCE));
    }

    private static List<String> shortened(List<String> texts) {
        return texts.stream()
                .limit(MOST)
                .map(text -> NodeLimits.cut(text, NodeLimits.NAME))
                .toList();
    }

    private static BlockDevice shortened(BlockDevice device) {
        return new BlockDevice(
                device.number(),
                device.path(),
                Stream.concat(device.link().stream(), device.stableIds().stream())
                        .distinct()
                        .limit(MOST)
                        .toList(),
                device.size(),
                device.readOnly(),
                device.swap(),
                device.holders(),
                device.serial(),
                device.attachment(),
                device.signature(),
                Set.of());
    }

    /** Whether a new volume could be made on it. */
    public boolean usable() {
        return objection.isEmpty();
    }
}
