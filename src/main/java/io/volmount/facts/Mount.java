package io.volmount.facts;

import java.util.Arrays;
import java.util.Optional;

/**
 * A mounted file system, as a line of the kernel's {@code /proc/self/mountinfo} tells of it; see proc(5).
 *
 * @param id of the mount
 * @param parent the id of the mount that it stands on
 * @param number of the device that the file system is on; one of major number 0 stands for no single device, as with btrfs
 * @param root the directory of the file system that is seen at the target: {@code /}, but for bind mounts and subvolumes
 * @param target where it is mounted
 * @param options of this mount alone, such as {@code rw,relatime}
 * @param source the device by the name it was mounted with, such as {@code /dev/mapper/vg0-lv0}
 * @param superOptions of the file system itself, wherever it is mounted, such as {@code ro,errors=remount-ro}
 * @param backingFile the file behind a loop device, by the kernel's name for it; empty for every other source
 * @param uuid of the file system, read from the source itself; empty when it was not asked for or has none
 * @param recordedErrors errors that ext4 has met since it was checked last; 0 for every other file system
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
        long recordedErrors) {

    /** Whether this mount shows less than the whole file system: a bind mount of a directory, or a subvolume. */
    public boolean isPart() {
        return !root.equals("/");
    }

    /** Whether it waits for the first access, upon which systemd or the automounter puts the file system over it. */
    public boolean isAutomount() {
        return type.equals("autofs");
    }

    /** Whether nobody can write to it, be it this mount or the file system itself. */
    public boolean isReadOnly() {
        return holds(options, "ro") || holds(superOptions, "ro") || holds(superOptions, "emergency_ro");
    }

    /** Whether options, of the mount or of the file system, hold this word. */
    public static boolean holds(String options, String word) {
        return Arrays.asList(options.split(",")).contains(word);
    }
}
