package io.volmount.facts;

import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.Optional;

/**
 * A block device of a node, as the kernel tells of it. Two of them are the same device when their numbers are the same.
 *
 * @param path the kernel's own name, such as {@code /dev/nvme1n1} or {@code /dev/dm-3}
 * @param stableIds the links under {@code /dev/disk} that lead to it now
 * @param swap whether the kernel swaps to it
 * @param holders its partitions and the devices built on it (LVM, LUKS, multipath, RAID), by the kernel's names
 * @param serial of a whole disk, as its driver or udev tells it
 * @param signature what blkid finds on it, or {@link Signature#UNKNOWN_DATA}; empty when it is blank: it carries nothing, and
 *     reads as zeros wherever it was read
 */
public record BlockDevice(
        DeviceNumber number,
        String path,
        List<String> stableIds,
        ByteSize size,
        boolean readOnly,
        boolean swap,
        List<String> holders,
        Optional<String> serial,
        Optional<Signature> signature) {

    public BlockDevice {
        stableIds = List.copyOf(stableIds);
        holders = List.copyOf(holders);
    }

    /**
     * What names this very device for good: its serial where it has one, else a link of {@code /dev/disk/by-id}, else its
     * path. Links that follow from what is on the device do not count.
     */
    public String identity() {
        return serial.or(() -> stableIds.stream()
                        .filter(link -> link.startsWith("/dev/disk/by-id/"))
                        .sorted()
                        .findFirst())
                .orElse(path);
    }
}
