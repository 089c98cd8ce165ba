package io.volmount.ssh;

import io.volmount.shell.Backoff;
import java.time.Duration;

/**
 * How long a login may take, and how often to try again.
 *
 * @param login for everything from the TCP connection to a login: banner, key exchange, authentication
 * @param backoff for failures that pass by themselves: a throttled or a dropped handshake
 */
public record SshTimings(Duration login, Backoff backoff) {
    public SshTimings {
        if (login.toMillis() < 1) {
            throw new IllegalArgumentException("no time at all for a login");
        }
    }

    /** Thirty seconds to log in. */
    public static SshTimings standard() {
        return new SshTimings(Duration.ofSeconds(30), new Backoff(6, Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }
}
