package io.volmount.access;

import io.volmount.inventory.AlgorithmProfile;
import io.volmount.text.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The server to log in to, as which user, with which keys and timeouts.
 *
 * @param address a host name or an IP address
 * @param identities the identities to log in with
 * @param hostKeys how to check the server's host key
 * @param route how to connect to it, possibly through other targets
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
     * Where the server's host key is looked up.
     *
     * @param files all are searched; missing ones are skipped. New keys are added to the first one
     * @param alias the name to look up instead of the address and port (HostKeyAlias)
     */
    public record HostKeys(HostKeyPolicy policy, List<Path> files, Optional<String> alias) {
        public HostKeys {
            files = List.copyOf(files);
        }
    }

    /**
     * Network timeouts.
     *
     * @param connect for the TCP connection, per address the name resolves to
     * @param keepAliveInterval between two keep-alive requests; whole seconds, at least one
     * @param keepAliveCount how many may go unanswered before the connection is considered lost
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

    /** The same target; a TCP connection from this machine is given up after the limit, if not sooner. */
    public SshTarget connectedWithin(Duration limit) {
        if (!(route instanceof Route.Direct) || timeouts.connect().compareTo(limit) <= 0) {
            return this;
        }
        Timeouts shorter = new Timeouts(limit, timeouts.keepAliveInterval(), timeouts.keepAliveCount());
        return new SshTarget(address, port, user, identities, hostKeys, algorithms, route, shorter);
    }

    /** The name under which the host key is looked up. */
    public String keyName() {
        return hostKeys.alias().orElse(address);
    }

    /** The port under which the host key is looked up; 22 for an alias, which has no port. */
    public int keyPort() {
        return hostKeys.alias().isPresent() ? Endpoint.SSH_PORT : port;
    }

    /**
     * The destination and route for error messages: {@code core@10.0.1.20:22 through jump@bastion:22}. The caller
     * adds the agent's name.
     */
    public String description() {
        return destination() + route.description();
    }

    /** The destination without the route: {@code core@10.0.1.20:22}. */
    public String destination() {
        return user + "@" + endpoint();
    }

    /** Address and port: {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public String endpoint() {
        return Endpoint.of(address, port);
    }
}
