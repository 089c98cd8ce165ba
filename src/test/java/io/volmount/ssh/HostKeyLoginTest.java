package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeyLoginTest {
    private static final KeyPair ECDSA = TestKeys.ecdsa();
    private static final KeyPair RSA = TestKeys.rsa();
    private static final KeyPair OTHER = TestKeys.ecdsa();

    @TempDir
    Path directory;

    private ScriptedServer server;
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer(ECDSA, RSA)
                .on("true", command -> command.exit(0))
                .start();
        lab = new Lab(directory);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        server.close();
    }

    private void logsIn() throws Exception {
        try (SshConnection connection = lab.connect(server.port())) {
            assertThat(connection.run("true", "", Lab.AMPLE).exitStatus()).hasValue(0);
        }
    }

    private Unreachable failure() {
        return catchThrowableOfType(
                Unreachable.class, () -> lab.connect(server.port()).close());
    }

    @Test
    void unknownHost() {
        Unreachable failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
        assertThat(failure)
                .hasMessageContaining("the server offered " + HostKey.of(ECDSA.getPublic()))
                .hasMessageContaining(
                        "no key for [127.0.0.1]:" + server.port() + " in " + lab.knownHosts + " (does not exist)")
                .hasMessageContaining("`ssh-keyscan -p " + server.port() + " 127.0.0.1`");
    }

    @Test
    void changedKey() throws Exception {
        lab.line("# a comment").know(server.port(), OTHER);

        Unreachable failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_CHANGED);
        assertThat(failure)
                .hasMessageContaining("offered " + HostKey.of(ECDSA.getPublic()))
                .hasMessageContaining(
                        "the known key is " + HostKey.of(OTHER.getPublic()) + " at" + " " + lab.knownHosts + ":2");
    }

    @Test
    void revokedKey() throws Exception {
        lab.know(server.port(), ECDSA).line("@revoked * " + Lab.fields(ECDSA.getPublic()));

        Unreachable failure = failure();

        assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_REVOKED);
        assertThat(failure)
                .hasMessageContaining(HostKey.of(ECDSA.getPublic()).fingerprint())
                .hasMessageContaining("revoked at " + lab.knownHosts + ":2");
    }

    @Test
    void aBrokenLineIsToldOfOnceThoughNothingFails() throws Exception {
        lab.line("node ssh-ed25519").know(server.port(), ECDSA);

        logsIn();
        logsIn();

        assertThat(lab.remarks)
                .containsExactly(lab.knownHosts + ":1: incomplete: expected hosts, key type and key; ignored");
    }

    @Test
    void anAliasStandsForAddressAndPort() throws Exception {
        lab.line("the-node " + Lab.fields(ECDSA.getPublic()));

        assertThat(failure().kind()).isEqualTo(Kind.HOST_KEY_UNKNOWN);
        lab.connector.connect(lab.target(server.port(), "the-node")).close();
        assertThat(catchThrowableOfType(
                        Unreachable.class, () -> lab.connector.connect(lab.target(server.port(), "another"))))
                .hasMessageContaining("no key for another in ");
    }

    @Test
    void asksFirstForTheTypeThatTheHostIsKnownBy() throws Exception {
        lab.know(server.port(), RSA);

        logsIn();
    }

    @Test
    void findsTheTypeThatAHostIsKnownByUnderAHashedName() throws Exception {
        lab.line(Hashed.name("elsewhere") + " " + Lab.fields(OTHER.getPublic()))
                .line(Hashed.name("elsewhere too") + " " + Lab.fields(OTHER.getPublic()))
                .line(Hashed.name("[127.0.0.1]:" + server.port()) + " " + Lab.fields(RSA.getPublic()));

        logsIn();
    }
}
