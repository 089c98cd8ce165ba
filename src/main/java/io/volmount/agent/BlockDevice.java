package io.volmount.agent;

import java.util.List;
import java.util.Optional;

/**
 * A block device of a node.
 *
 * @param path the kernel's own name, such as {@code /dev/nvme1n1}
 * @param stableIds the links under {@code /dev/disk} that lead to it now
 * @param kind lsblk's word: {@code disk}, {@code part}, {@code loop}, {@code lvm}, ...
 * @param mountPoints where it is mounted now
 * @param holders the devices built on it: partitions, volume groups, RAID
 * @param signature what blkid finds on it; empty when it is blank
 */
public record BlockDevice(
        String path,
        List<String> stableIds,
        ByteSize size,
        String kind,
        boolean readOnly,
        List<String> mountPoints,
        List<String> holders,
        Optional<String> serial,
        Optional<Signature> signature) {

    public BlockDevice {
        stableIds = List.copyOf(stableIds);
        mountPoints = List.copyOf(mountPoints);
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
