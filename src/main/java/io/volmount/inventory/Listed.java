package io.volmount.inventory;

import java.util.Set;

/** Something that patterns select: a name with groups. */
interface Listed {
    String name();

    /** Including ancestors, without {@code all}. */
    Set<String> groups();
}
