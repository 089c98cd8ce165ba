package io.volmount.playbook;

import java.util.Locale;

/** What makes an agent offer its new volumes. */
public enum Activation {
    /** The whole node, as in the documented procedure: it also proves that the volumes are mounted at boot. */
    REBOOT,
    /** The agent's service only; enough for discovery from DC/OS 1.8.2 on. */
    RESTART;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
