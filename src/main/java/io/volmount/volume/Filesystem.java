package io.volmount.volume;

import java.util.Locale;

/** A filesystem that volmount makes. */
public enum Filesystem {
    EXT4(200),
    /** From xfsprogs 5.19 on, mkfs.xfs makes none below 300 MB. */
    XFS(300);

    private final ByteSize smallest;

    Filesystem(long smallestMb) {
        this.smallest = ByteSize.ofMb(smallestMb);
    }

    /** The smallest volume that can be made with it: DC/OS documents 200 MB. */
    public ByteSize smallest() {
        return smallest;
    }

    /** The command that makes it. */
    public String maker() {
        return "mkfs." + word();
    }

    /** The word that {@code mkfs -t}, fstab and blkid use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
