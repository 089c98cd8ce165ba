package io.volmount.playbook.policy;

import io.volmount.text.Worded;

/** What happens to an agent when a step fails before the volumes are activated. */
public enum OnFailure implements Worded {
    /** The run's changes are rolled back, as far as that is safe. */
    RESTORE,
    /** The agent stays as the failed step left it. */
    LEAVE
}
