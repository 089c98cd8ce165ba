package io.volmount.facts;

import java.util.Arrays;
import java.util.Optional;

/**
 * A mounted file system, from a line of {@code /proc/self/mountinfo}; see proc(5).
 *
 * @param id of the mount
 * @param parent the id of the mount that it is mounted on
 * @param number of the file system's device; major 0 is no single device, as with btrfs
 * @param root the directory of the file system that is mounted: {@code /} except for bind mounts and subvolumes
 * @param target where it is mounted
 * @param options of this mount only, such as {@code rw,relatime}
 * @param source the device, by the name with which it was mounted, such as {@code /dev/mapper/vg0-lv0}
 * @param superOptions of the file system itself, such as {@code ro,errors=remount-ro}
 * @param backingFile the file of a loop device, by the kernel's name for it; empty for every other source
 * @param uuid of the file system, read from the source itself; empty if it has none or was not requested
 * @param recordedErrors errors that ext4 recorded since its last check; 0 for every other file system
 * @param unreadable whether the node says that it cannot read the device, which is then dead or gone; false if it does not say so
 * @param withoutFtype whether the node says that it is an xfs with {@code ftype=0}; false if it does not say so
 */
public record Mount(
        int id,
        int parent,
        DeviceNumber number,
        String root,
        String target,
        String options,
        String type,
        String source,
        String superOptions,
        Optional<String> backingFile,
        Optional<String> uuid,
        long recordedErrors,
        boolean unreadable,
        boolean withoutFtype) {

    /** Whether only a part of the file system is mounted: a directory by a bind mount, or a subvolume. */
    public boolean isPartial() {
        return !root.equals("/");
    }

    /** Whether it is an automount point, over which the file system is mounted on first access. */
    public boolean isAutomount() {
        return type.equals("autofs");
    }

    /** Whether this mount or the file system itself is read-only. */
    public boolean isReadOnly() {
        return hasOption(options, "ro") || hasOption(superOptions, "ro") || hasOption(superOptions, "emergency_ro");
    }

    /** Whether comma-separated options contain this one. */
    public static boolean hasOption(String options, String word) {
        return Arrays.asList(options.split(",")).contains(word);
    }
}
