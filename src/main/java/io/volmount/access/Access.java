package io.volmount.access;

import io.volmount.inventory.AlgorithmProfile;
import io.volmount.inventory.Host;
import io.volmount.inventory.Sudo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to reach one agent and log in to it.
 *
 * @param host what the inventory says of it
 * @param notes what the configuration asks for and does not get, and why, in sentences
 */
public record Access(
        Host host,
        Server server,
        Login login,
        HostKeys hostKeys,
        Patience patience,
        Sourced<AlgorithmProfile> algorithms,
        Sourced<Sudo> sudo,
        List<String> notes) {
    public Access {
        notes = List.copyOf(notes);
    }

    /** @param address to connect to: a host name, an IPv4 address, or an IPv6 address without brackets */
    public record Server(Sourced<String> address, Sourced<Integer> port, Sourced<Route> route) {}

    /**
     * @param identityFiles tried in this order; those that do not exist are passed over
     * @param certificateFiles for those keys, besides the ones that lie beside them
     * @param identitiesOnly whether an agent's keys count only if an identity file names them
     * @param keyAgent the socket of an ssh-agent; empty for none
     */
    public record Login(
            Sourced<String> user,
            List<Sourced<Path>> identityFiles,
            List<Sourced<Path>> certificateFiles,
            Sourced<Boolean> identitiesOnly,
            Sourced<Optional<Path>> keyAgent) {
        public Login {
            identityFiles = List.copyOf(identityFiles);
            certificateFiles = List.copyOf(certificateFiles);
        }
    }

    /**
     * @param alias the name to look for in the files instead of address and port
     * @param files known_hosts files, the user's before the system's; those that do not exist are passed over. Where new
     *     keys are accepted, the first one is the user's
     */
    public record HostKeys(Sourced<HostKeyPolicy> policy, Optional<Sourced<String>> alias, List<Sourced<Path>> files) {
        public HostKeys {
            files = List.copyOf(files);
        }
    }

    /**
     * @param connect for a TCP connection
     * @param keepAliveInterval between two questions whether the server is still there
     * @param keepAliveCount how many of them may go unanswered
     */
    public record Patience(
            Sourced<Duration> connect, Sourced<Duration> keepAliveInterval, Sourced<Integer> keepAliveCount) {}

    public String name() {
        return host.name();
    }

    /** Address and port as in reports: {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public String endpoint() {
        String address = server.address().value();
        return (address.contains(":") ? "[" + address + "]" : address) + ":"
                + server.port().value();
    }
}
