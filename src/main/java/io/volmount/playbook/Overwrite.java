package io.volmount.playbook;

import io.volmount.text.Worded;

/** What a new file system may overwrite. */
public enum Overwrite implements Worded {
    /** Only what reads as zeros. */
    NOTHING,
    /** Also data without a signature that blkid recognizes; somebody may need it. */
    UNKNOWN_DATA
}
