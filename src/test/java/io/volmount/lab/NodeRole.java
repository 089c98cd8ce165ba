package io.volmount.lab;

import java.util.Locale;

/** What a lab node is made to be. */
public enum NodeRole {
    PRIVATE,
    PUBLIC,
    /** Carries the role markers of a private and of a public agent, as no sound node does. */
    BOTH,
    MASTER,
    /** A machine that DC/OS is not installed on yet. */
    NONE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
