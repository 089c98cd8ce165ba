package io.volmount.app.session;

import io.volmount.app.context.MasterLogin;
import java.util.Optional;

/**
 * Which master is asked about the agents of a command, and how.
 *
 * @param named as given to {@code --master}: a URL, or {@code none}; empty for the master of the inventory, if it names one
 */
public record MasterChoice(Optional<String> named, MasterLogin login) {
    /** For commands that ask no master. */
    public static final MasterChoice NONE = new MasterChoice(Optional.empty(), MasterLogin.NONE);
}
