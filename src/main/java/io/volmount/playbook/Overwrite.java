package io.volmount.playbook;

import java.util.Locale;

/** What a new file system may overwrite. */
public enum Overwrite {
    /** Only what reads as zeros. */
    NOTHING,
    /** Also data without a signature that blkid recognizes; somebody may need it. */
    UNKNOWN_DATA;

    /** The value in a playbook. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
