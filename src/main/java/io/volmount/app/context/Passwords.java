package io.volmount.app.context;

import io.volmount.secret.Secret;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's passwords.
 *
 * @param login for servers
 * @param sudo for sudo on the agents
 * @param keys passphrase of key files; empty if it is asked for when needed
 * @param variables environment variables that hold one of these
 */
public record Passwords(Optional<Secret> login, Optional<Secret> sudo, Optional<Secret> keys, Set<String> variables) {
    public Passwords {
        variables = Set.copyOf(variables);
    }
}
