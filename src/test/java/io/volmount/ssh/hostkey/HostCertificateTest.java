package io.volmount.ssh.hostkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.Lab;
import io.volmount.ssh.SshKeygen;
import io.volmount.ssh.algorithm.Algorithms;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates as ssh-keygen makes them, and what becomes of them. */
class HostCertificateTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String NAME = "a1.example.com";

    @TempDir
    Path directory;

    private Authority authority;
    private Path hostKey;

    @BeforeEach
    void makeKeys() throws Exception {
        Algorithms.of(AlgorithmProfile.MODERN, true);
        authority = Authority.make(directory.resolve("ca"), "-t ed25519");
        hostKey = SshKeygen.key(directory.resolve("host"), "", "-t ed25519");
    }

    private Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    private Optional<Unreachable> refusal(Path certificate, String... lines) throws Exception {
        return refusal(read(Authority.blob(certificate)), lines);
    }

    private Optional<Unreachable> refusal(PublicKey offered, String... lines) throws Exception {
        Files.writeString(knownHosts(), String.join("\n", lines) + "\n");
        SshTarget.HostKeys keys = new SshTarget.HostKeys(HostKeyPolicy.STRICT, List.of(knownHosts()), Optional.empty());
        SshTarget target = Lab.of(NAME, 22, keys);
        KnownHosts hosts = KnownHosts.read(keys.files());
        return new HostKeyJudge(hosts, target, Optional.empty(), NOW)
                .verdict(offered)
                .refusal(target, hosts);
    }

    private static PublicKey read(byte[] blob) throws Buffer.BufferException {
        return new Buffer.PlainBuffer(blob).readPublicKey();
    }

    private static String plain(Path key) throws Exception {
        return NAME + " " + Authority.key(key).type() + " " + Authority.key(key).base64();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t ed25519", "-t ecdsa -b 256", "-t ecdsa -b 384", "-t ecdsa -b 521", "-t rsa -b 2048"})
    void anAuthorityVouchesForAKey(String type) throws Exception {
        Authority signer = Authority.make(directory.resolve("signer"), type);
        Path key = SshKeygen.key(directory.resolve("key"), "", type);

        assertThat(refusal(signer.sign(key, "-h -n " + NAME), signer.line("*.example.com")))
                .isEmpty();
        assertThat(refusal(authority.sign(key, "-h -n " + NAME), authority.line(NAME)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-n a1.example.com         | issued it as a user certificate; sign the host key with `ssh-keygen -h`",
                "-h                        | signed it for no host, not for a1.example.com; sign the host key for"
                        + " that name",
                "-h -n a2.example.com,a1   | signed it for a2.example.com, a1, not for a1.example.com; sign",
                "-h -n A1.example.com      | signed it for A1.example.com, not for a1.example.com; sign",
                "-h -n a1.example.com -V 20260602Z:20260603Z | valid only from 2026-06-02T00:00:00Z (now",
                "-h -n a1.example.com -V 20260501Z:20260601120000Z | expired at 2026-06-01T12:00:00Z (now",
                "-h -n a1.example.com -O critical:source-address=10.0.0.0/8 | that are not valid for hosts"
                        + " (source-address);"
            })
    void aCertificateThatDoesNotCountSaysWhyAndWhatToDo(String options, String words) throws Exception {
        Path certificate = authority.sign(hostKey, options);

        assertThat(refusal(certificate, "# authorities", authority.line("*")).orElseThrow())
                .hasMessageStartingWith("core@a1.example.com:22: the server offered " + Authority.key(hostKey)
                        + ", which is not in " + knownHosts() + ", and its certificate is not valid: ")
                .hasMessageContaining("the CA " + authority.key() + " at " + knownHosts() + ":2")
                .hasMessageContaining(words)
                .extracting("kind")
                .isEqualTo(Kind.HOST_CERTIFICATE_REFUSED);
        assertThat(refusal(certificate, authority.line("*"), plain(hostKey)))
                .as("its key may be known all the same")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-h -n a1.example.com -V 20260601120000Z:20260601120001Z",
                "-h -n other,*.example.com",
                "-h -n a?.example.com -O extension:any@example.com=thing"
            })
    void aCertificateCountsWithinItsTermsOnly(String options) throws Exception {
        assertThat(refusal(authority.sign(hostKey, options), authority.line("*")))
                .isEmpty();
    }

    @Test
    void anotherAuthorityDoesNotCount() throws Exception {
        Authority other = Authority.make(directory.resolve("other"), "-t ed25519");
        Path certificate = authority.sign(hostKey, "-h -n " + NAME);

        assertThat(refusal(certificate, other.line(NAME), authority.line("elsewhere"))
                        .orElseThrow())
                .hasMessageContaining("the CA " + authority.key() + " signed it, but the CA trusted for this host is "
                        + other.key() + " at " + knownHosts() + ":1; sign the host key with a trusted CA");
    }

    @Test
    void aSignatureWithSha1DoesNotCount() throws Exception {
        Authority rsa = Authority.make(directory.resolve("rsa"), "-t rsa -b 2048");
        Path certificate = rsa.sign(hostKey, "-h -t ssh-rsa -n " + NAME);

        assertThat(refusal(certificate, rsa.line(NAME)).orElseThrow())
                .hasMessageContaining("signed it with ssh-rsa, which is too weak");
    }

    @Test
    void aCertificateThatWasTamperedWithIsRefusedEvenForAKnownKey() throws Exception {
        byte[] blob = Authority.blob(authority.sign(hostKey, "-h -n a2.example.com"));
        String text = new String(blob, StandardCharsets.ISO_8859_1).replace("a2.example", "a1.example");
        PublicKey forged = read(text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal(forged, authority.line(NAME), plain(hostKey)).orElseThrow())
                .hasMessageContaining("with a certificate that the CA " + authority.key() + " did not sign")
                .extracting("kind")
                .isEqualTo(Kind.HOST_CERTIFICATE_REFUSED);
    }

    @Test
    void aRevokedAuthorityOrKeyIsRefusedWhateverElseIsKnown() throws Exception {
        Path certificate = authority.sign(hostKey, "-h -n " + NAME);
        String revokedSigner = authority.line(NAME).replace("@cert-authority", "@revoked");

        assertThat(refusal(certificate, authority.line(NAME), plain(hostKey), revokedSigner)
                        .orElseThrow())
                .hasMessageContaining("of the CA " + authority.key() + ", which is revoked at " + knownHosts()
                        + ":3; create a new host key and sign it with another CA")
                .extracting("kind")
                .isEqualTo(Kind.HOST_KEY_REVOKED);
        assertThat(refusal(certificate, authority.line(NAME), "@revoked " + plain(hostKey))
                        .orElseThrow())
                .hasMessageContaining("offered " + Authority.key(hostKey) + ", which is revoked at ");
    }

    @Test
    void aChangedKeyIsStillToldOfFirst() throws Exception {
        Path before = SshKeygen.key(directory.resolve("before"), "", "-t ed25519");
        Path certificate = authority.sign(hostKey, "-h -n elsewhere");

        assertThat(refusal(certificate, authority.line(NAME), plain(before)).orElseThrow())
                .hasMessageContaining(
                        "offered " + Authority.key(hostKey) + ", but the known key is" + " " + Authority.key(before))
                .hasMessageContaining("; its certificate is not valid: ")
                .extracting("kind")
                .isEqualTo(Kind.HOST_KEY_CHANGED);
        assertThat(refusal(authority.sign(hostKey, "-h -n " + NAME), authority.line(NAME), plain(before)))
                .as("the authority's word is the newer one")
                .isEmpty();
    }
}
