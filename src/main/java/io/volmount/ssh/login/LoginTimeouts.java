package io.volmount.ssh.login;

import io.volmount.agent.Backoff;
import java.time.Duration;

/**
 * Login timeout and retries.
 *
 * @param login from the TCP connection to the end of authentication
 * @param backoff for transient failures: a throttled or dropped handshake
 * @param tooManyLogins how long a server that says that too many logins are in progress is tried again, however many
 *     attempts that takes
 */
public record LoginTimeouts(Duration login, Backoff backoff, Duration tooManyLogins) {
    public LoginTimeouts {
        if (login.toMillis() < 1) {
            throw new IllegalArgumentException("the login timeout must be at least 1 ms");
        }
    }

    /** Thirty seconds to log in, and as long as sshd gives each of the others: two minutes (LoginGraceTime). */
    public static LoginTimeouts standard() {
        return new LoginTimeouts(
                Duration.ofSeconds(30),
                new Backoff(6, Duration.ofSeconds(1), Duration.ofSeconds(15)),
                Duration.ofMinutes(2));
    }
}
