package io.volmount.inventory;

import java.util.Locale;

/** How commands on an agent become root. */
public enum Sudo {
    /** They do not: the user is root. */
    NONE,
    /** By sudo, which asks nothing. */
    PASSWORDLESS,
    /** By sudo, which asks for a password. */
    PASSWORD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
