package io.volmount.facts;

import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block device of a node, as the kernel tells of it. Two of them are the same device when their numbers are the same.
 *
 * @param path the kernel's own name, such as {@code /dev/nvme1n1} or {@code /dev/dm-3}
 * @param stableIds the links under {@code /dev/disk} that lead to it now
 * @param swap whether the kernel swaps to it
 * @param holders its partitions and the devices built on it (LVM, LUKS, multipath, RAID), by the kernel's names
 * @param serial of a whole disk, as its driver or udev tells it
 * @param attachment which of all disks that this boot of the node has had it is, such as {@code diskseq 12 of boot c935...}
 *     ({@code /sys/block/DISK/diskseq}); empty when the kernel does not tell
 * @param signature what blkid finds on it, or {@link Signature#UNKNOWN_DATA}; empty when it is blank: it carries nothing, and
 *     reads as zeros wherever it was read
 * @param disks the disks that hold what it has, by the kernel's names as in {@code /dev/sda}: itself, or what is
 *     beneath a partition, a logical volume or a RAID; empty when the kernel does not tell
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
        Optional<String> attachment,
        Optional<Signature> signature,
        Set<String> disks) {
    private static final String BY_ID = "/dev/disk/by-id/";

    /** Links under by-id that a person reads most easily come first; those that follow from the content are left out. */
    private static final List<Pattern> READABLE = Stream.of(
                    "(ata|google|virtio|mmc|usb)-.*",
                    "nvme-(?!nvme\\.|eui\\.|uuid\\.).*",
                    "scsi-(?![0-9]).*",
                    "dm-name-.*",
                    "md-name-.*",
                    "scsi-.*",
                    "(?!lvm-pv-|dm-uuid-LVM-PV).*")
            .map(form -> Pattern.compile(BY_ID + form))
            .toList();

    /** Links of udev that are made of a name which another device may bear later. */
    private static final Pattern NAMED = Pattern.compile(BY_ID + "(dm-name|md-name)-.*");

    public BlockDevice {
        stableIds = List.copyOf(stableIds);
        holders = List.copyOf(holders);
        disks = Set.copyOf(disks);
    }

    /**
     * What tells this very device from every other, one with the same name and size too: its serial where it has one, else
     * a link of {@code /dev/disk/by-id} that is made of what it is. One that has neither is told by its attachment, which
     * lasts until it is taken out or the node is rebooted. Empty when nothing tells.
     */
    public Optional<String> identity() {
        return serial.or(() ->
                        byId().filter(link -> !NAMED.matcher(link).matches()).findFirst())
                .or(() -> attachment);
    }

    /** The link under {@code /dev/disk/by-id} that names it best for a person; empty if there is none. */
    public Optional<String> link() {
        return READABLE.stream()
                .flatMap(form -> byId().filter(link -> form.matcher(link).matches()))
                .findFirst();
    }

    /** Whether its identity ends with the boot of the node. */
    public boolean isIdentifiedForThisBootOnly() {
        return attachment.isPresent() && identity().equals(attachment);
    }

    /**
     * What the UUID of a file system on it is computed from: its serial, else a link of {@code /dev/disk/by-id}, else its
     * path. It must never become another, for the file systems that were made before are known by it.
     */
    public String seed() {
        return serial.or(() -> byId().findFirst()).orElse(path);
    }

    /** Links that follow from what is on the device do not count. */
    private Stream<String> byId() {
        return stableIds.stream().filter(link -> link.startsWith(BY_ID)).sorted();
    }
}
