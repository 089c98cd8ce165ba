package io.volmount.ssh.auth;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.Lab;
import io.volmount.ssh.algorithm.AlgorithmMismatch;
import io.volmount.ssh.algorithm.Algorithms;
import io.volmount.ssh.algorithm.KeyExchangeGuard;
import io.volmount.ssh.hostkey.HostKeyJudge;
import io.volmount.ssh.hostkey.KnownHosts;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.key.IdentityFile;
import io.volmount.ssh.key.UserKey;
import io.volmount.ssh.transport.BannerInput;
import io.volmount.ssh.transport.PeerText;
import io.volmount.ssh.transport.Unreachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;

/** Keys, lines of known_hosts and words of a server, whoever wrote them, each read as volmount reads it. */
public final class UntrustedKeys {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String NAME = "a1.example.com";

    static {
        // what reads keys is set up along with the algorithms
        Algorithms.of(AlgorithmProfile.MODERN, true);
    }

    private UntrustedKeys() {}

    /**
     * A known_hosts file, and what it says of a key that it may hold.
     *
     * @return its warnings
     */
    public static List<String> knownHosts(Path file) {
        KnownHosts hosts = KnownHosts.read(List.of(file));
        HostKey offered =
                new HostKey("ssh-ed25519", "AAAAC3NzaC1lZDI1NTE5AAAAIFIspZ2oSWkgHjDGRbwKZ0fBVmFT8EsgtwXrRHsWLs4B");
        for (int port : new int[] {22, 2222}) {
            hosts.verdict(NAME, port, offered);
            hosts.authorities(NAME, port);
            hosts.trustSource(NAME, port, offered);
            hosts.likelyTypes(NAME, port);
        }
        return hosts.warnings();
    }

    /**
     * What a server offers as its host key, a certificate or not, to somebody who knows this file.
     *
     * @return the refusal, if it is refused
     */
    public static Optional<String> offered(byte[] blob, Path knownHosts) {
        if (!KeyExchangeGuard.isWellFormed(blob)) {
            return Optional.of("not whole");
        }
        PublicKey key;
        try {
            key = new Buffer.PlainBuffer(blob).readPublicKey();
        } catch (Buffer.BufferException | RuntimeException refusedBySshj) {
            return Optional.of("no key");
        }
        SshTarget.HostKeys keys = new SshTarget.HostKeys(HostKeyPolicy.STRICT, List.of(knownHosts), Optional.empty());
        SshTarget target = Lab.of(NAME, 22, keys);
        KnownHosts hosts = KnownHosts.read(keys.files());
        HostKeyJudge judge = new HostKeyJudge(hosts, target, Optional.empty(), NOW);
        Optional<Unreachable> refusal = judge.verdict(key).refusal(target, hosts);
        if (refusal.isEmpty()) {
            judge.trustSource(key);
        }
        return refusal.map(Unreachable::getMessage);
    }

    /** What an ssh-agent holds, or a file with a public half. */
    public static void userKey(byte[] bytes) {
        UserKey.of(bytes).ifPresent(UntrustedKeys::used);
        UserKey.parse(new String(bytes, StandardCharsets.UTF_8)).ifPresent(UntrustedKeys::used);
    }

    private static void used(UserKey key) {
        key.algorithms(AlgorithmProfile.LEGACY);
        key.certified();
    }

    /** A file with a private key, or with what should be one. */
    public static void privateKey(Path file) {
        IdentityFile identity = IdentityFile.read(file);
        identity.publicHalf().ifPresent(UntrustedKeys::used);
    }

    /** What a server says up to its identification, or until it is given up. */
    public static String prologue(byte[] bytes) {
        BannerInput input = new BannerInput(new ByteArrayInputStream(bytes), () -> {});
        try {
            while (input.read() >= 0) {
                continue;
            }
        } catch (IOException givenUp) {
            // with what it has said so far
        }
        return input.prologue();
    }

    /** Words of a server or a proxy, as they stand in a sentence. */
    public static String words(String text) {
        AlgorithmMismatch.parse(text).ifPresent(AlgorithmMismatch::message);
        return PeerText.clean(text) + PeerText.cleanEnd(text);
    }
}
