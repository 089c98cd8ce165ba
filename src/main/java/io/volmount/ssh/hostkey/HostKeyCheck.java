package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.ssh.transport.Unreachable;
import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/**
 * Checks the host key of one connection with one target, and remembers what it found. The thread that reads from the
 * connection asks it; {@link #settle} is for the one that waits for the login.
 */
public final class HostKeyCheck implements HostKeyVerifier {
    private final HostTrust trust;
    private final SshTarget target;
    private final HostKeyPreference wish;
    private volatile Optional<PublicKey> first = Optional.empty();
    private volatile Optional<HostKeyVerdict> verdict = Optional.empty();

    public HostKeyCheck(HostTrust trust, SshTarget target, HostKeyPreference wish) {
        this.trust = trust;
        this.target = target;
        this.wish = wish;
    }

    public HostKeyPreference wish() {
        return wish;
    }

    public Optional<Unreachable> refusal() {
        return verdict.filter(found -> !acceptable(found)).flatMap(found -> found.refusal(target, trust.hosts(target)));
    }

    /** Whether the server has shown a key. */
    public boolean answered() {
        return first.isPresent();
    }

    /** The key and who vouches for it, once it is trusted. */
    public Optional<String> vouched() {
        boolean trusted = verdict.filter(
                        found -> found.refusal(target, trust.hosts(target)).isEmpty())
                .isPresent();
        return first.filter(key -> trusted).map(key -> trust.voucher(target, key));
    }

    /** Types that a further handshake should ask for first, because the host is known by them. */
    public List<String> overlookedTypes() {
        return verdict.map(HostKeyVerdict::overlookedTypes).orElse(List.of());
    }

    /** Later in a connection there are further key exchanges; they must show the key of the first. */
    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        if (first.isPresent()) {
            return HostTrust.same(first.get(), key);
        }
        HostKeyVerdict found = trust.verdict(target, key);
        verdict = Optional.of(found);
        first = Optional.of(key);
        return refusal().isEmpty();
    }

    private boolean acceptable(HostKeyVerdict found) {
        return found.newKey().isPresent() && trust.acceptsNew(target);
    }

    /**
     * After the key exchange, and before anything is told to the server: takes up a new key for good, if it is one.
     *
     * @throws IOException if it turns out not to be new but another one; the refusal says so
     */
    public void settle() throws IOException {
        Optional<HostKeyVerdict> fresh = verdict.filter(this::acceptable);
        if (fresh.isPresent()) {
            verdict = Optional.of(trust.accept(target, fresh.get()));
        }
        if (refusal().isPresent()) {
            throw new IOException("the host key is not accepted");
        }
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
        return wish.algorithms();
    }
}
