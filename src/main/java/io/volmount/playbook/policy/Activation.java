package io.volmount.playbook.policy;

import io.volmount.text.Worded;

/** How an agent is made to offer its new volumes. */
public enum Activation implements Worded {
    /** Reboots the node, as in the documented procedure. Also proves that the volumes are mounted at boot. */
    REBOOT,
    /** Restarts only the agent's service, after the service of volume discovery where that is another one. */
    RESTART
}
