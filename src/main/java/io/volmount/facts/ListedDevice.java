package io.volmount.facts;

import io.volmount.text.Worded;
import io.volmount.volume.ByteSize;
import java.util.Optional;

/**
 * A block device in the kernel's list of all.
 *
 * @param path the kernel's name for it, such as {@code /dev/nvme1n1}
 * @param label a disk's model, a mapped device's name, a RAID's level, a loop device's file; empty if the kernel reports none
 * @param rotational empty if the kernel does not report it
 * @param removable whether its medium can be taken out; empty if the kernel does not report it
 * @param gap why its content and its use are unknown, as a sentence; empty if they are in {@link AgentFacts#devices()} under
 *     its path, and for a device that is not opened
 */
public record ListedDevice(
        DeviceNumber number,
        Kind kind,
        String path,
        ByteSize size,
        Optional<Boolean> rotational,
        Optional<Boolean> removable,
        Optional<String> label,
        Optional<String> gap) {

    /** What a block device is. */
    public enum Kind implements Worded {
        DISK,
        PARTITION,
        /** Made by the device mapper: LVM, LUKS, multipath. */
        MAPPED,
        RAID,
        LOOP,
        /** A RAM disk or zram. */
        MEMORY,
        OPTICAL,
        FLOPPY
    }

    /** The same, with its content and its use unknown for this reason. */
    public ListedDevice unread(String reason) {
        return new ListedDevice(number, kind, path, size, rotational, removable, label, Optional.of(reason));
    }

    /** Whether there is something to open: not an empty drive, nor a loop device without a file. */
    public boolean isOpened() {
        return switch (kind) {
            case MEMORY, OPTICAL, FLOPPY -> false;
            case DISK, PARTITION, MAPPED, RAID, LOOP -> size.bytes() > 0;
        };
    }
}
