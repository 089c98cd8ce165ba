package io.volmount.inventory;

import io.volmount.text.Worded;

/** How commands on an agent become root. */
public enum Sudo implements Worded {
    /** They do not: the user is root. */
    NONE,
    /** By sudo, which asks nothing. */
    PASSWORDLESS,
    /** By sudo, which asks for a password. */
    PASSWORD
}
