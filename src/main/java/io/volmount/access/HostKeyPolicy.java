package io.volmount.access;

import io.volmount.text.Worded;

/** What becomes of a server whose host key is not known. A changed or revoked key is never let pass. */
public enum HostKeyPolicy implements Worded {
    /** It is not logged in to. */
    STRICT,
    /** Its key is written to the first of the known_hosts files. */
    ACCEPT_NEW
}
