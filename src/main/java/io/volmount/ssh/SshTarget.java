package io.volmount.ssh;

import java.nio.file.Path;
import java.util.List;

/**
 * Where and as whom to log in.
 *
 * @param address a host name or an IP address; known_hosts is searched for this, not for the name
 * @param knownHostsFiles all are searched; those that do not exist are passed over
 */
public record SshTarget(String address, int port, String user, IdentityChoice identities, List<Path> knownHostsFiles) {
    public SshTarget {
        if (address.isBlank() || user.isBlank()) {
            throw new IllegalArgumentException("no address or no user: " + user + "@" + address);
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        knownHostsFiles = List.copyOf(knownHostsFiles);
    }

    /** The words that errors use for this target: {@code core@10.0.1.20:22}. Whoever shows them names the agent. */
    public String place() {
        return user + "@" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
