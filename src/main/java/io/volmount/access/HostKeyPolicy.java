package io.volmount.access;

import io.volmount.text.Worded;

/** What to do with a server whose host key is unknown. A changed or revoked key is always rejected. */
public enum HostKeyPolicy implements Worded {
    /** Refuses to log in. */
    STRICT,
    /** Adds the key to the first known_hosts file and logs in. */
    ACCEPT_NEW
}
