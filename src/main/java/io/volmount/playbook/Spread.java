package io.volmount.playbook;

import java.util.Locale;

/** The order in which agents are taken. */
public enum Spread {
    /** From the zones in turn, so that the agents unavailable at one time are in as many zones as possible. */
    ZONE,
    /** In inventory order. */
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
