package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.SshTarget;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.hostkey.Authority;
import io.volmount.ssh.hostkey.HostKeyCheck;
import io.volmount.ssh.hostkey.HostTrust;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.config.keys.OpenSshCertificateImpl;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.FileHostKeyCertificateProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates over the wire. */
class HostCertificateLoginTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path directory;

    private Authority authority;
    private Path certificate;
    private ScriptedServer server;
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        authority = Authority.make(directory.resolve("ca"), "-t ecdsa -b 256");
        Path hostKey = SshKeygen.key(directory.resolve("host"), "", "-t ecdsa -b 256");
        certificate = authority.sign(hostKey, "-h -n a1.example.com");
        KeyPair pair =
                new FileKeyPairProvider(hostKey).loadKeys(null).iterator().next();
        server = new ScriptedServer(pair).on("true", command -> command.exit(0));
        server.settings().setHostKeyCertificateProvider(new FileHostKeyCertificateProvider(certificate));
        server.settings().addSessionListener(new SessionListener() {
            @Override
            public void sessionNegotiationEnd(
                    Session session,
                    Map<KexProposalOption, String> client,
                    Map<KexProposalOption, String> ours,
                    Map<KexProposalOption, String> chosen,
                    Throwable failure) {
                asked.addAll(List.of(client.get(KexProposalOption.SERVERKEYS).split(",")));
            }
        });
        server.start();
        lab = new Lab(directory);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        server.close();
    }

    private SshTarget target() {
        return lab.target(server.port(), "A1.example.com");
    }

    private Unreachable failure() {
        return catchThrowableOfType(
                Unreachable.class, () -> lab.connector.connect(target()).close());
    }

    @Test
    void anAuthorityIsEnoughAndItsCertificatesAreAskedForFirst() throws Exception {
        lab.line(authority.line("*.example.com"));

        try (SshConnection connection = lab.connector.connect(target())) {
            assertThat(connection.checks().get(1).detail())
                    .startsWith("ecdsa-sha2-nistp256 SHA256:")
                    .endsWith(", certified by the CA " + authority.key() + " at " + lab.knownHosts + ":1");
        }

        assertThat(asked.stream().takeWhile(name -> name.endsWith("-cert-v01@openssh.com")))
                .containsExactly(
                        "ssh-ed25519-cert-v01@openssh.com",
                        "ecdsa-sha2-nistp256-cert-v01@openssh.com",
                        "ecdsa-sha2-nistp384-cert-v01@openssh.com",
                        "ecdsa-sha2-nistp521-cert-v01@openssh.com",
                        "rsa-sha2-512-cert-v01@openssh.com",
                        "rsa-sha2-256-cert-v01@openssh.com");
    }

    @Test
    void withoutAnAuthorityForTheHostNobodyAsksForCertificates() throws Exception {
        lab.line(authority.line("elsewhere"));

        assertThat(failure().kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
        assertThat(asked).isNotEmpty().noneMatch(name -> name.contains("-cert-"));
    }

    @Test
    void aCertificateWithAnotherNameInItIsFoundOutBeforeTheLogin() throws Exception {
        OpenSshCertificateImpl forged = (OpenSshCertificateImpl) new FileHostKeyCertificateProvider(certificate)
                .loadCertificates(null)
                .iterator()
                .next();
        forged.setPrincipals(List.of("a2.example.com", "a1.example.com"));
        server.settings().setHostKeyCertificateProvider(session -> List.<OpenSshCertificate>of(forged));
        server.settings().setPublickeyAuthenticator((user, key, session) -> {
            asked.add("login");
            return true;
        });
        lab.line(authority.line("*"));

        Unreachable failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.HOST_CERTIFICATE_REFUSED);
        assertThat(failure).hasMessageContaining("did not sign; it is damaged or forged");
        assertThat(asked).doesNotContain("login");
    }

    @Test
    void aNewKeyIsLetInOnceAndTheOperatorIsToldOfItAndOfItsCertificate() throws Exception {
        lab.line(authority.line("*.example.com"));
        SshTarget target = Lab.acceptingNew(lab.target(server.port(), "a2.example.com"));

        lab.connector.connect(target).close();
        lab.connector.connect(target).close();

        HostKey key = Authority.key(directory.resolve("host"));
        assertThat(lab.remarks)
                .singleElement()
                .asString()
                .contains("accepted its new host key " + key + " (its certificate is not valid: the CA "
                        + authority.key() + " at " + lab.knownHosts + ":1 signed it for a1.example.com, not for")
                .endsWith(" and added it to " + lab.knownHosts + ":2; compare the fingerprint with the one on the"
                        + " node");
    }

    @Test
    void aFurtherKeyExchangeMustShowTheSameKey() throws Exception {
        HostTrust trust = new HostTrust(Clock.systemUTC(), lab.pauses::add, lab.remarks::add);
        HostKeyCheck check = trust.check(Lab.acceptingNew(target()));
        KeyPair key = TestKeys.ecdsa();

        assertThat(check.verify("a1", 22, key.getPublic())).isTrue();
        assertThat(check.verify("a1", 22, TestKeys.ecdsa().getPublic())).isFalse();
        assertThat(check.verify("a1", 22, key.getPublic())).isTrue();
    }
}
