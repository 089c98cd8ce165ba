package io.volmount.ssh;

import io.volmount.shell.Backoff;
import java.time.Duration;

/**
 * How long to wait for a node, and how often to try again.
 *
 * @param connect for the TCP connection, per address the name resolves to
 * @param login for everything from there to a login: banner, key exchange, authentication
 * @param keepAliveInterval between two keep-alive requests; whole seconds, at least one
 * @param keepAliveCount how many may go unanswered before the connection counts as lost
 * @param backoff for failures that pass by themselves: a throttled or a dropped handshake
 */
public record SshTimings(
        Duration connect, Duration login, Duration keepAliveInterval, int keepAliveCount, Backoff backoff) {
    public SshTimings {
        if (connect.toMillis() < 1 || login.toMillis() < 1 || keepAliveInterval.toSeconds() < 1 || keepAliveCount < 1) {
            throw new IllegalArgumentException("a timing that is no time at all");
        }
    }

    /** Ten seconds to connect, thirty to log in, a lost connection noticed within a minute. */
    public static SshTimings standard() {
        return new SshTimings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                3,
                new Backoff(6, Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }
}
