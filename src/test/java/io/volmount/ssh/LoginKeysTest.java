package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.IdentityChoice;
import io.volmount.access.SshTarget;
import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.key.Passphrases;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginKeysTest {
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    Path directory;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(directory);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Credentials answering(String... passphrases) {
        Passphrases answers = (file, attempt) -> {
            asked.add(file.getFileName() + " " + attempt);
            if (attempt > passphrases.length) {
                throw new SecretUnavailable("nobody knows it");
            }
            return Secret.of(passphrases[attempt - 1].toCharArray());
        };
        return new Credentials(answers, Optional.empty(), Optional.empty(), Set.of());
    }

    private static IdentityChoice files(Path... files) {
        return new IdentityChoice(List.of(files), List.of(), Optional.empty(), false, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-t ed25519",
                "-t ecdsa -b 256",
                "-t ecdsa -b 384 -m PEM",
                "-t ecdsa -b 521 -m PKCS8",
                "-t rsa -b 2048",
                "-t rsa -b 2048 -m PEM",
                "-t rsa -b 2048 -m PKCS8"
            })
    void everySortOfKeyOpenOrLocked(String options) throws Exception {
        Path open = SshKeygen.key(directory.resolve("open"), "", options);
        Path locked = SshKeygen.key(directory.resolve("locked"), PASSPHRASE, options);
        for (Path key : List.of(open, locked)) {
            try (LoginServer server = new LoginServer(LoginServer.only(key)).start()) {
                server.login(lab, answering(PASSPHRASE), files(key));
                assertThat(server.offered).containsExactly(LoginServer.fingerprint(key));
            }
        }
        assertThat(asked).containsExactly("locked 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " -aes-256-cbc -pass pass:correct@horse"})
    void ed25519InPkcs8(String encryption) throws Exception {
        Path key = directory.resolve("id");
        SshKeygen.run(Map.of(), List.of(("openssl genpkey -algorithm ed25519 -out " + key + encryption).split(" ")));
        try (LoginServer server = new LoginServer(offered -> true).start()) {
            server.login(lab, answering("correct@horse"), files(key));
        }
        assertThat(asked).hasSize(encryption.isEmpty() ? 0 : 1);
    }

    @Test
    void anRsaKeyOnAServerThatTakesOnlyItsSecondBestSignature() throws Exception {
        Path key = SshKeygen.key(directory.resolve("id"), "", "-t rsa");
        try (LoginServer server = new LoginServer(offered -> true)) {
            server.server
                    .settings()
                    .setSignatureFactories(List.of(BuiltinSignatures.nistp256, BuiltinSignatures.rsaSHA256));
            server.start().login(lab, Credentials.none(), files(key));
        }
    }

    @Test
    void aPassphraseIsAskedOnceHoweverManyLogins() throws Exception {
        Path key = SshKeygen.key(directory.resolve("id"), PASSPHRASE, "-t ed25519");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (LoginServer server = new LoginServer(offered -> true).start()) {
            lab.know(server.server.port(), server.hostKey());
            SshTarget target = lab.target(server.server.port(), files(key));
            try (SshConnector connector = lab.connector(answering("wrong", PASSPHRASE))) {
                Callable<Boolean> login = () -> {
                    try (SshConnection connection = connector.connect(target)) {
                        return connection.isOpen();
                    }
                };
                for (var done : threads.invokeAll(Collections.nCopies(8, login))) {
                    assertThat(done.get()).isTrue();
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).containsExactly("id 1", "id 2");
    }

    @Test
    void aPassphraseIsAskedOnlyForAKeyThatTheServerTakes() throws Exception {
        Path locked = SshKeygen.key(directory.resolve("locked"), PASSPHRASE, "-t ed25519");
        Path open = SshKeygen.key(directory.resolve("open"), "", "-t ed25519");
        try (LoginServer server = new LoginServer(LoginServer.only(open)).start()) {
            server.login(lab, answering(), files(locked, open));
        }
        try (LoginServer server = new LoginServer(offered -> false).start()) {
            catchThrowableOfType(Unreachable.class, () -> server.login(lab, answering(), files(locked)));
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aKeyWhosePassphraseNobodyKnows() throws Exception {
        Path key = SshKeygen.key(directory.resolve("id"), PASSPHRASE, "-t ed25519");
        try (LoginServer server = new LoginServer(offered -> true).start()) {
            Unreachable failure =
                    catchThrowableOfType(Unreachable.class, () -> server.login(lab, answering("wrong"), files(key)));

            assertThat(failure.kind()).isEqualTo(Kind.NO_IDENTITY);
            assertThat(failure)
                    .hasMessageEndingWith("no identity to log in with: " + key
                            + " is protected by a passphrase: nobody knows it, no ssh-agent is available");
        }
    }

    @Test
    void theCertificateBesideAKeyGoesFirst() throws Exception {
        Path authority = SshKeygen.key(directory.resolve("ca"), "", "-t ed25519");
        for (String type : List.of("ed25519", "ecdsa", "rsa")) {
            Path key = SshKeygen.key(directory.resolve(type), "", "-t " + type);
            SshKeygen.certificate(authority, key);
            try (LoginServer server = new LoginServer(offered -> true).start()) {
                server.login(lab, Credentials.none(), files(key));
                assertThat(server.offered).singleElement().asString().endsWith("-cert-v01@openssh.com");
            }
        }
    }

    @Test
    void aCertificateOfItsOwnPlaceAndTheKeyAfterIt() throws Exception {
        Path authority = SshKeygen.key(directory.resolve("ca"), "", "-t ed25519");
        Path key = SshKeygen.key(directory.resolve("id"), "", "-t ed25519");
        Path elsewhere = directory.resolve("issued.pub");
        Files.move(SshKeygen.certificate(authority, key), elsewhere);
        IdentityChoice choice = new IdentityChoice(List.of(key), List.of(elsewhere), Optional.empty(), false, true);
        try (LoginServer server = new LoginServer(LoginServer.only(key)).start()) {
            server.login(lab, Credentials.none(), choice);
            assertThat(server.offered)
                    .containsExactly("ssh-ed25519-cert-v01@openssh.com", LoginServer.fingerprint(key));
        }
    }

    @Test
    void aCertificateWithoutItsKeyIsMentioned() throws Exception {
        Path authority = SshKeygen.key(directory.resolve("ca"), "", "-t ed25519");
        Path certificate =
                SshKeygen.certificate(authority, SshKeygen.key(directory.resolve("other"), "", "-t ed25519"));
        Path key = SshKeygen.key(directory.resolve("id"), "", "-t ed25519");
        IdentityChoice choice = new IdentityChoice(List.of(key), List.of(certificate), Optional.empty(), false, true);
        try (LoginServer server = new LoginServer(offered -> false).start()) {
            Unreachable failure =
                    catchThrowableOfType(Unreachable.class, () -> server.login(lab, Credentials.none(), choice));

            assertThat(failure)
                    .hasMessageContaining("login refused: " + key + " was rejected, " + certificate
                            + " is a certificate without a matching key in an identity file or the ssh-agent");
        }
    }
}
