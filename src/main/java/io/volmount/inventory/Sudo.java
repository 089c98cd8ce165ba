package io.volmount.inventory;

import io.volmount.text.Worded;

/** How commands become root on an agent. */
public enum Sudo implements Worded {
    /** Not needed: the user is root. */
    NONE,
    /** sudo without a password. */
    PASSWORDLESS,
    /** sudo with a password. */
    PASSWORD
}
