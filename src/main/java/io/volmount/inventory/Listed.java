package io.volmount.inventory;

import java.util.Set;

/** What patterns choose from. */
interface Listed {
    String name();

    /** With the groups that those are in, without {@code all}. */
    Set<String> groups();
}
