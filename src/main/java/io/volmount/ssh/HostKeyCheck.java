package io.volmount.ssh;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/** Checks the host key of one handshake with one target, and remembers what it found. */
final class HostKeyCheck implements HostKeyVerifier {
    private final KnownHosts hosts;
    private final SshTarget target;
    private final List<String> preferredTypes;
    private volatile Optional<HostKeyVerdict> verdict = Optional.empty();
    private volatile Optional<HostKey> offered = Optional.empty();

    /** @param preferredTypes the types of key to ask the server for first */
    HostKeyCheck(KnownHosts hosts, SshTarget target, List<String> preferredTypes) {
        this.hosts = hosts;
        this.target = target;
        this.preferredTypes = preferredTypes;
    }

    Optional<Unreachable> refusal() {
        return verdict.flatMap(v -> v.refusal(target, hosts));
    }

    /** The key that the server offered, once it has. */
    Optional<HostKey> offered() {
        return offered;
    }

    /** That key and the line that vouches for it, if it may be trusted. */
    Optional<String> vouched() {
        return refusal().isPresent()
                ? Optional.empty()
                : offered.map(key -> hosts.voucher(target.keyName(), target.keyPort(), key)
                        .map(line -> key + ", known by " + line.place())
                        .orElse(key.toString()));
    }

    /** Types that a further handshake should ask for first, because the host is known by them. */
    List<String> overlookedTypes() {
        return verdict.map(HostKeyVerdict::overlookedTypes).orElse(List.of());
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        HostKey hostKey = HostKey.of(key);
        HostKeyVerdict found = hosts.verdict(target.keyName(), target.keyPort(), hostKey);
        offered = Optional.of(hostKey);
        verdict = Optional.of(found);
        return found.refusal(target, hosts).isEmpty();
    }

    /** Signature algorithms for the preferred types; RSA keys sign under other names than their own. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return preferredTypes.stream()
                .flatMap(type -> type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256") : Stream.of(type))
                .toList();
    }
}
