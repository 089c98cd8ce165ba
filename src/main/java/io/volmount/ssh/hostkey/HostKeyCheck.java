package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.ssh.transport.Unreachable;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * Verifies the host key of one connection and records the verdict. Called by the connection's reader thread; {@link
 * #acceptNewKey} is called by the thread that logs in.
 */
public final class HostKeyCheck implements HostKeyVerifier {
    private final HostTrust trust;
    private final SshTarget target;
    private final HostKeyPreference preference;
    private volatile Optional<PublicKey> first = Optional.empty();
    private volatile Optional<HostKeyVerdict> verdict = Optional.empty();

    public HostKeyCheck(HostTrust trust, SshTarget target, HostKeyPreference preference) {
        this.trust = trust;
        this.target = target;
        this.preference = preference;
    }

    public HostKeyPreference preference() {
        return preference;
    }

    public Optional<Unreachable> refusal() {
        return verdict.filter(current -> !acceptable(current))
                .flatMap(current -> current.refusal(target, trust.hosts(target)));
    }

    /** Whether the server has presented a key. */
    public boolean answered() {
        return first.isPresent();
    }

    /** The key and the source of trust in it, once it is trusted. */
    public Optional<String> trustedBy() {
        boolean trusted = verdict.filter(
                        current -> current.refusal(target, trust.hosts(target)).isEmpty())
                .isPresent();
        return first.filter(key -> trusted).map(key -> trust.trustSource(target, key));
    }

    /** Known key types of the host, if the server presented a key of another type; for a second handshake. */
    public List<String> overlookedTypes() {
        return verdict.map(HostKeyVerdict::overlookedTypes).orElse(List.of());
    }

    /** Rekeying must present the key of the first key exchange. */
    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        if (first.isPresent()) {
            return HostTrust.sameKey(first.get(), key);
        }
        HostKeyVerdict current = trust.verdict(target, key);
        verdict = Optional.of(current);
        first = Optional.of(key);
        return refusal().isEmpty();
    }

    private boolean acceptable(HostKeyVerdict current) {
        return current.newKey().isPresent() && trust.acceptsNew(target);
    }

    /**
     * Accepts a new key permanently. Called after the key exchange, before any credentials are sent.
     *
     * @throws IOException if another key of the host has become known meanwhile; the refusal explains it
     */
    public void acceptNewKey() throws IOException {
        Optional<HostKeyVerdict> fresh = verdict.filter(this::acceptable);
        if (fresh.isPresent()) {
            verdict = Optional.of(trust.accept(target, fresh.get()));
        }
        if (refusal().isPresent()) {
            throw new IOException("host key rejected");
        }
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return preference.algorithms();
    }
}
