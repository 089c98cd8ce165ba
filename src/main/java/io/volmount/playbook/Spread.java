package io.volmount.playbook;

import java.util.Locale;

/** In which order agents are taken. */
public enum Spread {
    /** From the zones in turn, so that those away at one time stand in as many zones as can be. */
    ZONE,
    /** As they stand in the inventory. */
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
