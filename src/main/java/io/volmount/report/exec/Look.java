package io.volmount.report.exec;

import io.volmount.text.Worded;

/** What show looks at on a node. */
public enum Look implements Worded {
    /** The text of {@code /etc/fstab}. */
    FSTAB,
    /** What is mounted, without the kernel's own file systems. */
    MOUNTS,
    /** The block devices. */
    DISKS,
    /** The last lines of the agent's unit in the node's journal of this boot. */
    JOURNAL,
    /** The mount disks that the agent offers. */
    RESOURCES;

    /** Whether it has parts that programs get one by one. */
    boolean hasItems() {
        return this != FSTAB && this != JOURNAL;
    }
}
