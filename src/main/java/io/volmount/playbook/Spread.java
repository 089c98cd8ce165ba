package io.volmount.playbook;

import java.util.Locale;

/** Where the agents that are down at one time may be. */
public enum Spread {
    /** The budget holds for every zone on its own, too. */
    ZONE,
    /** The budget holds for all agents together only. */
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
