package io.volmount.agent;

import java.util.Optional;

/**
 * The place of a loopback volume's file on a node.
 *
 * @param kind what stands there now
 * @param size of the file; zero when there is none
 * @param signature what blkid finds in it
 * @param filesystem the mount point of the file system that holds it, or would
 * @param free what an ordinary process may still write there: the reserve for root is left out
 */
public record BackingFile(Kind kind, ByteSize size, Optional<Signature> signature, String filesystem, ByteSize free) {

    /** What stands at the path. */
    public enum Kind {
        ABSENT,
        REGULAR,
        OTHER
    }
}
