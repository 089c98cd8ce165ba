package io.volmount.volume;

import io.volmount.text.Worded;

/** A type of file system that volmount makes. */
public enum Filesystem implements Worded {
    EXT4(200),
    /** Since xfsprogs 5.19, mkfs.xfs refuses to make one below 300 MB. */
    XFS(300);

    private final ByteSize smallest;

    Filesystem(long smallestMb) {
        this.smallest = ByteSize.ofMb(smallestMb);
    }

    /** The smallest size; DC/OS requires 200 MB. */
    public ByteSize smallest() {
        return smallest;
    }

    /** The command that makes it. */
    public String maker() {
        return "mkfs." + word();
    }
}
