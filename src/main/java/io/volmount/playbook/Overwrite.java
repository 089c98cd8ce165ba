package io.volmount.playbook;

import java.util.Locale;

/** What a new file system may overwrite. */
public enum Overwrite {
    /** Only what reads as zeros. */
    NOTHING,
    /** Also data without a signature that blkid knows, which nobody can tell from data that somebody needs. */
    UNKNOWN_DATA;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
