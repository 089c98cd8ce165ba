package io.volmount.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where and as whom to log in, and how patiently.
 *
 * @param address a host name or an IP address
 * @param identities the keys to log in with
 * @param knownHostsFiles all are searched; those that do not exist are passed over
 * @param hostKeyAlias the name to search them for, instead of address and port
 * @param way how to get there
 */
public record SshTarget(
        String address,
        int port,
        String user,
        IdentityChoice identities,
        List<Path> knownHostsFiles,
        Optional<String> hostKeyAlias,
        Way way,
        Patience patience) {
    private static final int USUAL_PORT = 22;

    /**
     * How long to wait for the network.
     *
     * @param connect for the TCP connection, per address the name resolves to
     * @param keepAliveInterval between two keep-alive requests; whole seconds, at least one
     * @param keepAliveCount how many may go unanswered before the connection counts as lost
     */
    public record Patience(Duration connect, Duration keepAliveInterval, int keepAliveCount) {
        public Patience {
            if (connect.toMillis() < 1 || keepAliveInterval.toSeconds() < 1 || keepAliveCount < 1) {
                throw new IllegalArgumentException("no patience at all");
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
        knownHostsFiles = List.copyOf(knownHostsFiles);
    }

    /** The name that the host's key goes by. */
    String keyName() {
        return hostKeyAlias.orElse(address);
    }

    /** The port that belongs to that name; an alias stands for itself on any port. */
    int keyPort() {
        return hostKeyAlias.isPresent() ? USUAL_PORT : port;
    }

    /**
     * The words that errors use for this target: {@code core@10.0.1.20:22 through jump@bastion:22}. Whoever shows them
     * names the agent.
     */
    public String place() {
        return server() + way.words();
    }

    /** The same without the way: {@code core@10.0.1.20:22}. */
    String server() {
        return user + "@" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
