package io.volmount.ssh.login;

import io.volmount.agent.Backoff;
import java.time.Duration;

/**
 * How long a login may take, and how often to try again.
 *
 * @param login for everything from the TCP connection to a login: banner, key exchange, authentication
 * @param backoff for failures that pass by themselves: a throttled or a dropped handshake
 */
public record LoginTimeouts(Duration login, Backoff backoff) {
    public LoginTimeouts {
        if (login.toMillis() < 1) {
            throw new IllegalArgumentException("no time at all for a login");
        }
    }

    /** Thirty seconds to log in. */
    public static LoginTimeouts standard() {
        return new LoginTimeouts(Duration.ofSeconds(30), new Backoff(6, Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }
}
