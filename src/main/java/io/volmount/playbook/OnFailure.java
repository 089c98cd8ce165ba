package io.volmount.playbook;

import java.util.Locale;

/** What becomes of an agent on which a step fails before the volumes are activated. */
public enum OnFailure {
    /** What the run did to it is taken back, as far as that is safe. */
    RESTORE,
    /** It stays as the failed step left it. */
    LEAVE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
