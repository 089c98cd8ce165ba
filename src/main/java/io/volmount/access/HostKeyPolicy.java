package io.volmount.access;

import java.util.Locale;

/** What becomes of a server whose host key is not known. A changed or revoked key is never let pass. */
public enum HostKeyPolicy {
    /** It is not logged in to. */
    STRICT,
    /** Its key is written to the first of the known_hosts files. */
    ACCEPT_NEW;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
