package io.volmount.playbook;

import java.util.Locale;

/** How an agent is made to offer its new volumes. */
public enum Activation {
    /** Reboots the node, as in the documented procedure. Also proves that the volumes are mounted at boot. */
    REBOOT,
    /** Restarts only the agent's service. Sufficient for discovery since DC/OS 1.8.2. */
    RESTART;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
