package io.volmount.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.SshTarget;
import io.volmount.ssh.Lab;
import io.volmount.ssh.RawPeer;
import io.volmount.ssh.ScriptedServer;
import io.volmount.ssh.TestKeys;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginFailureTest {

    @TempDir
    Path directory;

    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(directory, Lab.TIMINGS);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    private Unreachable failure(Lab lab, int port) {
        return catchThrowableOfType(Unreachable.class, () -> lab.connect(port).close());
    }

    private Unreachable failureWithin(Duration login, RawPeer peer) throws Exception {
        try (Lab impatient = new Lab(directory, Lab.timings(login))) {
            return failure(impatient, peer.port());
        }
    }

    @Test
    void closedPort() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        Unreachable failure = failure(lab, port);

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure)
                .hasMessage("core@127.0.0.1:" + port + ": connection refused: nothing listens on port " + port);
        assertThat(lab.pauses).isEmpty();
    }

    @Test
    void nameThatDoesNotResolve() {
        SshTarget target = lab.target("no-such-host.invalid", 22, "core", lab.identity);

        Unreachable failure = catchThrowableOfType(Unreachable.class, () -> lab.connector.connect(target));

        assertThat(failure.kind()).isEqualTo(Kind.CANNOT_RESOLVE);
        assertThat(failure).hasMessageContaining("the name no-such-host.invalid does not resolve");
    }

    @Test
    void silentServer() throws Exception {
        try (RawPeer peer = RawPeer.saying("")) {
            Unreachable failure = failureWithin(Duration.ofMillis(300), peer);

            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(failure)
                    .hasMessageEndingWith(
                            "no login within 300 ms: the port is open, but no SSH server has identified itself");
            peer.over().get(10, TimeUnit.MINUTES);
        }
    }

    @Test
    void serverThatFallsSilentAfterItsBanner() throws Exception {
        try (RawPeer peer = RawPeer.saying("SSH-2.0-OpenSSH_7.4\r\n")) {
            Unreachable failure = failureWithin(Duration.ofSeconds(10), peer);

            assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(failure).hasMessageEndingWith("the key exchange did not complete");
            peer.over().get(10, TimeUnit.MINUTES);
        }
    }

    @Test
    void serverThatDripsABannerForEver() throws Exception {
        try (RawPeer peer = new RawPeer(LoginFailureTest::drip)) {
            assertThat(failureWithin(Duration.ofMillis(300), peer).kind()).isEqualTo(Kind.TIMED_OUT);
        }
    }

    private static void drip(Socket client) throws IOException {
        client.setSoTimeout(20);
        while (true) {
            client.getOutputStream().write('x');
            try {
                client.getInputStream().read();
            } catch (SocketTimeoutException nothingToRead) {
                continue;
            }
        }
    }

    @Test
    void anotherProtocol() throws Exception {
        try (RawPeer peer = new RawPeer(client ->
                client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\u001b[31mred\r\n\r\n".getBytes()))) {
            Unreachable failure = failure(lab, peer.port());

            assertThat(failure.kind()).isEqualTo(Kind.NOT_SSH);
            assertThat(failure).hasMessageEndingWith("but not an SSH server: \"HTTP/1.1 400 Bad Request ?[31mred\"");
        }
    }

    @Test
    void endlessGarbage() throws Exception {
        try (RawPeer peer = new RawPeer(client -> {
            while (true) {
                client.getOutputStream().write("garbage ".repeat(1000).getBytes());
            }
        })) {
            Unreachable failure = failure(lab, peer.port());

            assertThat(failure.kind()).isEqualTo(Kind.NOT_SSH);
            assertThat(failure).hasMessageContaining("\"garbage garbage");
        }
    }

    @Test
    void serverOfTheOldProtocol() throws Exception {
        try (RawPeer peer = RawPeer.saying("SSH-1.5-ancient\r\n")) {
            Unreachable failure = failure(lab, peer.port());

            assertThat(failure.kind()).isEqualTo(Kind.NOT_SSH);
            assertThat(failure).hasMessageContaining("SSH-1.5-ancient");
        }
    }

    @Test
    void garbageAfterTheBanner() throws Exception {
        try (RawPeer peer = RawPeer.saying("SSH-2.0-broken\r\n" + "\u0001".repeat(100))) {
            assertThat(failure(lab, peer.port()).kind()).isEqualTo(Kind.PROTOCOL_ERROR);
        }
    }

    @Test
    void serverThatHangsUpAfterItsBanner() throws Exception {
        try (RawPeer peer = new RawPeer(client -> client.getOutputStream().write("SSH-2.0-x\r\n".getBytes()))) {
            Unreachable failure = failure(lab, peer.port());

            assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(failure).hasMessageContaining("closed the connection during the key exchange");
        }
    }

    @Test
    void noCommonAlgorithm() throws Exception {
        try (ScriptedServer server = new ScriptedServer(TestKeys.ecdsa())) {
            server.settings().setCipherFactories(List.of(BuiltinCiphers.aes256cbc));
            server.start();

            Unreachable failure = failure(lab, server.port());

            assertThat(failure.kind()).isEqualTo(Kind.NO_COMMON_ALGORITHM);
            assertThat(failure)
                    .hasMessageContaining(
                            "no common cipher algorithm: the server offers only aes256-cbc; update its OpenSSH, or"
                                    + " allow more");
        }
    }

    @Test
    void refusedLogin() throws Exception {
        KeyPair hostKey = TestKeys.ecdsa();
        try (ScriptedServer server = new ScriptedServer(hostKey)) {
            server.settings().setPublickeyAuthenticator((user, key, session) -> false);
            server.start();

            Unreachable failure = failure(lab.know(server.port(), hostKey), server.port());

            assertThat(failure.kind()).isEqualTo(Kind.LOGIN_REFUSED);
            assertThat(failure)
                    .hasMessageContaining("login refused: " + lab.identity + " was rejected; the server accepts ");
        }
    }

    @Test
    void serverThatEndsTheLogin() throws Exception {
        KeyPair hostKey = TestKeys.ecdsa();
        try (ScriptedServer server = new ScriptedServer(hostKey)) {
            server.settings().setPublickeyAuthenticator((user, key, session) -> {
                try {
                    session.disconnect(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, "Too many authentication failures");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return false;
            });
            server.start();

            Unreachable failure = failure(lab.know(server.port(), hostKey), server.port());

            assertThat(failure.kind()).isEqualTo(Kind.LOGIN_REFUSED);
            assertThat(failure)
                    .hasMessageContaining("the server disconnected during the login (Protocol error or corrupt"
                            + " packet): "
                            + lab.identity + " was not answered");
        }
    }

    @Test
    void noIdentityFile() {
        SshTarget target = lab.target("127.0.0.1", 1, "core", Path.of("/no/such/id_rsa"));

        Unreachable failure = catchThrowableOfType(Unreachable.class, () -> lab.connector.connect(target));

        assertThat(failure.kind()).isEqualTo(Kind.NO_IDENTITY);
        assertThat(failure)
                .hasMessageEndingWith(
                        "no identity to log in with: /no/such/id_rsa does not exist, no ssh-agent is available");
    }
}
