package io.volmount.mesos;

import java.util.Optional;

/**
 * A resource of an agent, or the part of one that has the same reservation and the same persistent volume.
 *
 * @param name such as {@code disk}
 * @param role for which it is reserved; {@code *} if it is not
 * @param amount of a scalar, in MB of 2^20 bytes for disks; 0 for ranges and sets
 * @param dynamic whether a framework or an operator reserved it, rather than the agent's own settings
 * @param principal who reserved it dynamically
 * @param source of a disk; empty for the root disk and for all else
 * @param persistence ID of the persistent volume on it
 */
public record MesosResource(
        String name,
        String role,
        double amount,
        boolean dynamic,
        Optional<String> principal,
        Optional<Source> source,
        Optional<String> persistence) {
    public static final String UNRESERVED = "*";

    /**
     * Where a disk comes from.
     *
     * @param type such as {@code MOUNT} or {@code PATH}
     * @param root the mount point or directory, as the agent writes it; may be empty
     */
    public record Source(String type, String root) {
        public boolean isMount() {
            return type.equals("MOUNT");
        }
    }

    /** Whether it is a mount disk, or a part of one. */
    public boolean isMountDisk() {
        return source.filter(Source::isMount).isPresent();
    }
}
