package io.volmount.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.IdentityChoice;
import io.volmount.access.SshTarget;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Status;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.secret.Secret;
import io.volmount.ssh.Lab;
import io.volmount.ssh.LoginServer;
import io.volmount.ssh.SshConnector;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the way to a node after a login, and after none. */
class LoginChecksTest {
    private static final String PASSWORD = "Tr0ub4dor&3";

    @TempDir
    Path directory;

    private Lab lab;
    private LoginServer server;

    @BeforeEach
    void start() throws Exception {
        lab = new Lab(directory);
        server = new LoginServer(key -> true);
        server.server.settings().setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        lab.close();
    }

    private SshTarget target(Path... keys) {
        return lab.target(
                server.server.port(), new IdentityChoice(List.of(keys), List.of(), Optional.empty(), false, true));
    }

    private List<NodeCheck> login(String password, Path... keys) throws Exception {
        Credentials credentials = new Credentials(
                Credentials.none().passphrases(),
                Optional.of(Secret.of(password.toCharArray())),
                Optional.empty(),
                Set.of());
        try (SshConnector connector = lab.connector(credentials);
                SshConnection connection = connector.connectOnce(target(keys))) {
            return connection.checks();
        }
    }

    private List<NodeCheck> failure(SshTarget target) {
        return catchThrowableOfType(
                        Unreachable.class, () -> lab.connector.connect(target).close())
                .checks();
    }

    @Test
    void theServerTheLineThatVouchesForItAndTheKeyThatItTook() throws Exception {
        server.start();
        lab.line("# one line before").know(server.server.port(), server.hostKey());

        assertThat(login(PASSWORD, lab.identity))
                .containsExactly(
                        NodeCheck.ok(Subject.REACHABLE, "APACHE-SSHD-" + version() + " answers"),
                        NodeCheck.ok(
                                Subject.HOST_KEY,
                                HostKey.of(server.hostKey().getPublic()) + ", trusted by " + lab.knownHosts + ":2"),
                        NodeCheck.ok(Subject.LOGIN, "as core with " + lab.identity));
    }

    private String version() {
        return server.server.settings().getVersion().replaceFirst("^.*-", "");
    }

    @Test
    void aPasswordAndTheWayItWasAskedFor() throws Exception {
        server.server.settings().setPublickeyAuthenticator((user, key, session) -> false);
        server.start();
        lab.know(server.server.port(), server.hostKey());
        assertThat(login(PASSWORD).get(2).detail()).isEqualTo("as core with the password");

        server.server.settings().setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        assertThat(login(PASSWORD).get(2).detail()).isEqualTo("as core with the password, by keyboard-interactive");
    }

    @Test
    void aKeyAndAPasswordTogether() throws Exception {
        CoreModuleProperties.AUTH_METHODS.set(server.server.settings(), "publickey,password");
        server.start();
        lab.know(server.server.port(), server.hostKey());

        assertThat(login(PASSWORD, lab.identity).get(2).detail())
                .isEqualTo("as core with " + lab.identity + " and the password");
    }

    @Test
    void aLoginThatIsRefusedComesAfterAGoodHostKey() throws Exception {
        server.server.settings().setPublickeyAuthenticator((user, key, session) -> false);
        server.start();
        lab.know(server.server.port(), server.hostKey());

        assertThat(failure(target(lab.identity)))
                .extracting(NodeCheck::subject, NodeCheck::status)
                .isEqualTo(List.of(good(Subject.REACHABLE), good(Subject.HOST_KEY), bad(Subject.LOGIN)));
    }

    @Test
    void aHostKeyThatIsRefusedComesFromAServerThatAnswers() throws Exception {
        server.start();

        List<NodeCheck> checks = failure(target(lab.identity));
        assertThat(checks)
                .extracting(NodeCheck::subject, NodeCheck::status)
                .isEqualTo(List.of(good(Subject.REACHABLE), bad(Subject.HOST_KEY)));
        assertThat(checks.get(1).detail()).contains("the host key is unknown");
    }

    @Test
    void aNewKeyThatIsAcceptedIsSaidToBeNew() throws Exception {
        server.start();
        SshTarget target = Lab.acceptingNew(target(lab.identity));
        String key = HostKey.of(server.hostKey().getPublic()).toString();

        try (SshConnection connection = lab.connector.connect(target)) {
            assertThat(connection.checks().get(1))
                    .isEqualTo(NodeCheck.ok(Subject.HOST_KEY, key + ", accepted as new, " + lab.knownHosts + ":1"));
        }
        assertThat(login(PASSWORD, lab.identity).get(1).detail())
                .isEqualTo(key + ", trusted by " + lab.knownHosts + ":1");
    }

    @Test
    void aServerThatIsNotThere() throws Exception {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

        assertThat(failure(lab.target(port)))
                .extracting(NodeCheck::subject, NodeCheck::status)
                .isEqualTo(List.of(bad(Subject.REACHABLE)));
    }

    @Test
    void aServerThatWasNotAskedForWantOfAKey() throws Exception {
        server.start();

        assertThat(failure(target()))
                .extracting(NodeCheck::subject, NodeCheck::status)
                .isEqualTo(List.of(bad(Subject.LOGIN)));
    }

    private static Tuple good(Subject subject) {
        return Tuple.tuple(subject, Status.OK);
    }

    private static Tuple bad(Subject subject) {
        return Tuple.tuple(subject, Status.FAILED);
    }
}
