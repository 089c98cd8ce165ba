package io.volmount.playbook;

import java.util.Locale;

/** What happens to an agent when a step fails before the volumes are activated. */
public enum OnFailure {
    /** The run's changes are rolled back, as far as that is safe. */
    RESTORE,
    /** The agent stays as the failed step left it. */
    LEAVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
