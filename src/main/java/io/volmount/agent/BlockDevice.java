package io.volmount.agent;

import java.util.List;
import java.util.Optional;

/**
 * A block device of a node.
 *
 * @param path the kernel's own name, such as {@code /dev/nvme1n1}
 * @param stableIds the names under {@code /dev/disk/by-id} and its like that lead to it
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

    /** What names this very device for good: its serial where it has one, else a stable id, else its path. */
    public String identity() {
        return serial.or(() -> stableIds.stream().sorted().findFirst()).orElse(path);
    }
}
