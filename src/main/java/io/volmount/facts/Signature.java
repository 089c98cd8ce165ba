package io.volmount.facts;

import io.volmount.volume.Filesystem;
import java.util.Optional;

/**
 * What blkid's low-level probe finds on a device or in a file: a file system, a RAID or LVM member, a partition
 * table.
 *
 * @param type such as {@code ext4}, {@code LVM2_member} or {@code gpt}; {@code ambivalent} for several at once,
 *     {@code unreadable} if it could not be read
 */
public record Signature(String type, Optional<String> uuid, Optional<String> label) {
    private static final String UNFINISHED = "unfinished file system";

    /** The rest of a {@code make-filesystem} that was interrupted, of the run that still has the node locked. */
    public static Signature unfinished(String uuid) {
        return new Signature(UNFINISHED, Optional.of(uuid), Optional.empty());
    }

    /** No known signature, on a device or in a file that does not read as zeros. */
    public static final Signature UNKNOWN_DATA = new Signature("unknown data", Optional.empty(), Optional.empty());

    /** Whether it is this file system with this UUID. */
    public boolean matches(Filesystem filesystem, String expectedUuid) {
        return type.equals(filesystem.word())
                && uuid.filter(expectedUuid::equals).isPresent();
    }

    @Override
    public String toString() {
        return type
                + label.map(text -> " labelled '" + text + "'").orElse("")
                + uuid.map(text -> " (UUID " + text + ")").orElse("");
    }
}
