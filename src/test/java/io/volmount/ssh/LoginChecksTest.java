package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.agent.Check;
import io.volmount.agent.Check.Status;
import io.volmount.agent.Check.Subject;
import io.volmount.secret.Secret;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        return lab.target(server.server.port(), IdentityChoice.ofFiles(List.of(keys)));
    }

    private List<Check> login(String password, Path... keys) throws Exception {
        Credentials credentials = new Credentials(
                Credentials.none().passphrases(), Optional.of(Secret.of(password.toCharArray())), Optional.empty());
        try (SshConnector connector = lab.connector(credentials);
                SshConnection connection = connector.connectOnce(target(keys))) {
            return connection.checks();
        }
    }

    private List<Check> failure(SshTarget target) {
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
                        Check.ok(Subject.REACHABLE, "APACHE-SSHD-" + version() + " answers"),
                        Check.ok(
                                Subject.HOST_KEY,
                                HostKey.of(server.hostKey().getPublic()) + ", known by " + lab.knownHosts + ":2"),
                        Check.ok(Subject.LOGIN, "as core with " + lab.identity));
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
                .extracting(Check::subject, Check::status)
                .isEqualTo(List.of(good(Subject.REACHABLE), good(Subject.HOST_KEY), bad(Subject.LOGIN)));
    }

    @Test
    void aHostKeyThatIsRefusedComesFromAServerThatAnswers() throws Exception {
        server.start();

        List<Check> checks = failure(target(lab.identity));
        assertThat(checks)
                .extracting(Check::subject, Check::status)
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
                    .isEqualTo(Check.ok(Subject.HOST_KEY, key + ", new and accepted, " + lab.knownHosts + ":1"));
        }
        assertThat(login(PASSWORD, lab.identity).get(1).detail())
                .isEqualTo(key + ", known by " + lab.knownHosts + ":1");
    }

    @Test
    void aServerThatIsNotThere() throws Exception {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }

        assertThat(failure(lab.target(port)))
                .extracting(Check::subject, Check::status)
                .isEqualTo(List.of(bad(Subject.REACHABLE)));
    }

    @Test
    void aServerThatWasNotAskedForWantOfAKey() throws Exception {
        server.start();

        assertThat(failure(target())).extracting(Check::subject, Check::status).isEqualTo(List.of(bad(Subject.LOGIN)));
    }

    private static Tuple good(Subject subject) {
        return Tuple.tuple(subject, Status.OK);
    }

    private static Tuple bad(Subject subject) {
        return Tuple.tuple(subject, Status.FAILED);
    }
}
