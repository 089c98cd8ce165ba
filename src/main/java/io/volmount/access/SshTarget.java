package io.volmount.access;

import io.volmount.inventory.AlgorithmProfile;
import io.volmount.text.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where and as whom to log in, and how patiently.
 *
 * @param address a host name or an IP address
 * @param identities the keys to log in with
 * @param hostKeys the keys to know the server by
 * @param route how to get there, which may lead through other targets
 */
public record SshTarget(
        String address,
        int port,
        String user,
        IdentityChoice identities,
        HostKeys hostKeys,
        AlgorithmProfile algorithms,
        Route route,
        Timeouts timeouts) {
    /**
     * Where the server's key may stand.
     *
     * @param files all are searched; those that do not exist are passed over. New keys are written to the first one
     * @param alias the name to search them for, instead of address and port
     */
    public record HostKeys(HostKeyPolicy policy, List<Path> files, Optional<String> alias) {
        public HostKeys {
            files = List.copyOf(files);
        }
    }

    /**
     * How long to wait for the network.
     *
     * @param connect for the TCP connection, per address the name resolves to
     * @param keepAliveInterval between two keep-alive requests; whole seconds, at least one
     * @param keepAliveCount how many may go unanswered before the connection counts as lost
     */
    public record Timeouts(Duration connect, Duration keepAliveInterval, int keepAliveCount) {
        public Timeouts {
            if (connect.toMillis() < 1 || keepAliveInterval.toSeconds() < 1 || keepAliveCount < 1) {
                throw new IllegalArgumentException("no time at all");
            }
        }
    }

    public SshTarget {
        if (address.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("no address or no user: " + user + "@" + address);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /** The name that the host's key goes by. */
    public String keyName() {
        return hostKeys.alias().orElse(address);
    }

    /** The port that belongs to that name; an alias stands for itself on any port. */
    public int keyPort() {
        return hostKeys.alias().isPresent() ? Endpoint.SSH_PORT : port;
    }

    /**
     * The words that errors use for this target: {@code core@10.0.1.20:22 through jump@bastion:22}. Whoever shows them
     * names the agent.
     */
    public String description() {
        return destination() + route.description();
    }

    /** The same without the way: {@code core@10.0.1.20:22}. */
    public String destination() {
        return user + "@" + endpoint();
    }

    /** Address and port: {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public String endpoint() {
        return Endpoint.of(address, port);
    }
}
