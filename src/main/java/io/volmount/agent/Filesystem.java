package io.volmount.agent;

import java.util.Locale;

/** A filesystem that volmount makes. */
public enum Filesystem {
    EXT4,
    XFS;

    /** The word that {@code mkfs -t}, fstab and blkid use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
