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

    /** @param preferredTypes the types of key to ask the server for first */
    HostKeyCheck(KnownHosts hosts, SshTarget target, List<String> preferredTypes) {
        this.hosts = hosts;
        this.target = target;
        this.preferredTypes = preferredTypes;
    }

    Optional<Unreachable> refusal() {
        return verdict.flatMap(v -> v.refusal(target, hosts));
    }

    /** Types that a further handshake should ask for first, because the host is known by them. */
    List<String> overlookedTypes() {
        return verdict.map(HostKeyVerdict::overlookedTypes).orElse(List.of());
    }

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        HostKeyVerdict found = hosts.verdict(target.keyName(), target.keyPort(), HostKey.of(key));
        verdict = Optional.of(found);
        return found.refusal(target, hosts).isEmpty();
    }

    /** Signature algorithms for the preferred types; RSA keys sign under other names than their own. */
    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return preferredTypes.stream()
                .flatMap(type ->
                        type.equals("ssh-rsa") ? Stream.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa") : Stream.of(type))
                .toList();
    }
}
