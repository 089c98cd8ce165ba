package io.volmount.facts;

import io.volmount.volume.ByteSize;
import java.util.Optional;
import java.util.Set;

/**
 * The place of a loopback volume's file on a node.
 *
 * @param kind what stands there now
 * @param size of the file; zero when there is none
 * @param loops the loop devices that use the file, by whatever path they were set up
 * @param signature what blkid finds in it, or {@link Signature#UNKNOWN_DATA}; empty when there is none and it reads as zeros
 *     throughout
 * @param storage the file system that holds it, or would
 */
public record BackingFile(
        Kind kind, ByteSize size, Set<DeviceNumber> loops, Optional<Signature> signature, Storage storage) {
    public BackingFile {
        loops = Set.copyOf(loops);
    }

    /** What stands at the path. */
    public enum Kind {
        ABSENT,
        REGULAR,
        OTHER
    }
}
