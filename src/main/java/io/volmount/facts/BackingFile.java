package io.volmount.facts;

import io.volmount.volume.ByteSize;
import java.util.Optional;
import java.util.Set;

/**
 * The path of a loopback volume's file on a node.
 *
 * @param kind what exists there
 * @param size of the file; zero if there is none
 * @param loops the loop devices that use the file, under any path
 * @param signature what blkid finds in it, or {@link Signature#UNKNOWN_DATA}; empty if it reads as zeros throughout
 *     or does not exist
 * @param storage the file system that contains it, or would
 */
public record BackingFile(
        Kind kind, ByteSize size, Set<DeviceNumber> loops, Optional<Signature> signature, Storage storage) {
    public BackingFile {
        loops = Set.copyOf(loops);
    }

    /** What exists at the path. */
    public enum Kind {
        ABSENT,
        REGULAR,
        OTHER
    }
}
