package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.access.SshTarget;
import io.volmount.shell.session.Ending;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.route.JumpConnection;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.forward.StaticDecisionForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JumpTest {
    private static final KeyPair BASTION_KEY = TestKeys.ecdsa();
    private static final KeyPair INNER_KEY = TestKeys.ecdsa();
    private static final KeyPair NODE_KEY = TestKeys.ecdsa();

    @TempDir
    Path directory;

    private ScriptedServer bastion;
    private ScriptedServer inner;
    private ScriptedServer node;
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        bastion = new ScriptedServer(BASTION_KEY).forwarding().start();
        inner = new ScriptedServer(INNER_KEY).forwarding().start();
        node = new ScriptedServer(NODE_KEY)
                .on("true", command -> command.exit(0))
                .start();
        lab = new Lab(directory);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        node.close();
        inner.close();
        bastion.close();
    }

    private SshTarget bastion() {
        return lab.target("127.0.0.1", bastion.port(), "jump", lab.identity);
    }

    private SshTarget node() {
        return Lab.behind(bastion(), lab.target(node.port()));
    }

    private Unreachable failure(SshTarget target) {
        return catchThrowableOfType(
                Unreachable.class, () -> lab.connector.connect(target).close());
    }

    private String place() {
        return "core@127.0.0.1:" + node.port() + " through jump@127.0.0.1:" + bastion.port() + ": ";
    }

    @Test
    void goesThroughOneServerAfterTheOther() throws Exception {
        lab.know(bastion.port(), BASTION_KEY).know(inner.port(), INNER_KEY).know(node.port(), NODE_KEY);
        SshTarget second = Lab.behind(bastion(), lab.target(inner.port()));
        SshTarget target = Lab.behind(second, lab.target(node.port()));

        try (SshConnection connection = lab.connector.connect(target)) {
            assertThat(connection.run("true", "", Lab.AMPLE).ending()).isEqualTo(new Ending.Exited(0));
        }

        assertThat(target.description())
                .isEqualTo("core@127.0.0.1:" + node.port() + " through jump@127.0.0.1:" + bastion.port()
                        + ", then core@127.0.0.1:" + inner.port());
        assertThat(List.of(bastion.connections(), inner.connections(), node.connections()))
                .containsOnly(1);
    }

    @Test
    void doesNotPassAServerWithAnotherKey() throws Exception {
        lab.know(bastion.port(), INNER_KEY).know(node.port(), NODE_KEY);

        Unreachable failure = failure(node());

        assertThat(failure.kind()).isEqualTo(Kind.BASTION_UNREACHABLE);
        assertThat(failure)
                .hasMessageStartingWith(
                        place() + "no login on jump@127.0.0.1:" + bastion.port() + ": the host key has changed: ");
        assertThat(node.connections()).isZero();
    }

    @Test
    void checksTheTargetsKeyToo() throws Exception {
        lab.know(bastion.port(), BASTION_KEY).know(node.port(), INNER_KEY);

        Unreachable failure = failure(node());

        assertThat(failure.kind()).isEqualTo(Kind.HOST_KEY_CHANGED);
        assertThat(failure).hasMessageStartingWith(place() + "the host key has changed: ");
    }

    @Test
    void tellsWhereTheTargetsKeyCanBeSeen() throws Exception {
        lab.know(bastion.port(), BASTION_KEY);

        assertThat(failure(node()))
                .hasMessageEndingWith("then add what `ssh-keyscan -p " + node.port() + " 127.0.0.1` prints on"
                        + " jump@127.0.0.1:" + bastion.port() + " to a known_hosts file");
    }

    @Test
    void namesTheServerOnTheWayThatFailsAndNotThoseBehindIt() throws Exception {
        lab.know(inner.port(), INNER_KEY).know(node.port(), NODE_KEY);
        SshTarget second = Lab.behind(bastion(), lab.target(inner.port()));

        assertThat(failure(Lab.behind(second, lab.target(node.port()))))
                .hasMessageContaining(": no login on jump@127.0.0.1:" + bastion.port() + ": the host key is unknown: ")
                .hasMessageNotContaining("no login on core@");
    }

    @Test
    void sharesOneLoginAmongItsTargets() throws Exception {
        lab.know(bastion.port(), BASTION_KEY).know(node.port(), NODE_KEY);
        try (Crowd crowd = new Crowd(20, () -> lab.connector.connect(node()))) {
            assertThat(crowd.connections()).hasSize(20).allMatch(SshConnection::isOpen);

            assertThat(bastion.connections()).isEqualTo(1);
        }
    }

    @Test
    void logsInOnceMoreWhenALoginIsFull() throws Exception {
        lab.know(bastion.port(), BASTION_KEY).know(node.port(), NODE_KEY);
        List<SshConnection> open = new ArrayList<>();
        for (int i = 0; i < JumpConnection.MAX_TUNNELS; i++) {
            open.add(lab.connector.connect(node()));
        }
        assertThat(bastion.connections()).isEqualTo(1);

        open.add(lab.connector.connect(node()));

        assertThat(bastion.connections()).isEqualTo(2);
        open.forEach(SshConnection::close);
    }

    @Test
    void outlivesTheTargetsBehindIt() throws Exception {
        lab.know(bastion.port(), BASTION_KEY).know(node.port(), NODE_KEY);
        for (int i = 0; i < 3; i++) {
            lab.connector.connect(node()).close();
        }
        SshConnection cut = lab.connector.connect(node());
        node.dropConnections();

        assertThat(cut.run("true", "", Lab.AMPLE).ending().words()).doesNotContain("jump@");
        try (SshConnection next = lab.connector.connect(node())) {
            assertThat(next.run("true", "", Lab.AMPLE).ending()).isEqualTo(new Ending.Exited(0));
        }
        assertThat(bastion.connections()).isEqualTo(1);
    }

    @Test
    void forwardingThatIsForbiddenIsNotTheNodesFault() throws Exception {
        lab.know(bastion.port(), BASTION_KEY);
        bastion.settings().setForwardingFilter(null);

        Unreachable failure = failure(node());

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FORWARDED);
        assertThat(failure)
                .hasMessageStartingWith(
                        place() + "jump@127.0.0.1:" + bastion.port() + " does not allow forwarding to it (")
                .hasMessageEndingWith("; allow it with AllowTcpForwarding and PermitOpen in its sshd_config");
        assertThat(lab.pauses).isEmpty();
    }

    @Test
    void aPortThatIsClosedBehindABastionIsTheNodesFault() throws Exception {
        lab.know(bastion.port(), BASTION_KEY);
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(failure(Lab.behind(bastion(), lab.target(closed))))
                .hasMessageContaining(": cannot be reached from jump@127.0.0.1:" + bastion.port() + ": ");
    }

    @Test
    void aBastionThatGetsNoConnectionIsNotWaitedForLongerThanForOneFromHere() throws Exception {
        lab.know(bastion.port(), BASTION_KEY);
        CountDownLatch never = new CountDownLatch(1);
        bastion.settings().setForwardingFilter(new StaticDecisionForwardingFilter(true) {
            @Override
            protected boolean checkAcceptance(String request, Session session, SshdSocketAddress target) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return true;
            }
        });
        SshTarget.Timeouts impatient = new SshTarget.Timeouts(Duration.ofMillis(300), Duration.ofSeconds(30), 3);

        Unreachable failure = failure(Lab.behind(bastion(), lab.target(node.port(), impatient)));

        assertThat(failure.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failure)
                .hasMessage(place() + "jump@127.0.0.1:" + bastion.port() + " did not connect to it within 300 ms");
        never.countDown();
    }
}
