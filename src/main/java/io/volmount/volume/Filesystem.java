package io.volmount.volume;

import io.volmount.text.Worded;

/** A filesystem that volmount makes. */
public enum Filesystem implements Worded {
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
}
