package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.SshTarget;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BastionLossTest {
    private static final KeyPair BASTION_KEY = TestKeys.ecdsa();
    private static final KeyPair NODE_KEY = TestKeys.ecdsa();

    @TempDir
    Path directory;

    private ScriptedServer bastion;
    private ScriptedServer node;
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        bastion = new ScriptedServer(BASTION_KEY).forwarding().start();
        node = new ScriptedServer(NODE_KEY)
                .on("true", command -> command.exit(0))
                .start();
        lab = new Lab(directory).know(bastion.port(), BASTION_KEY).know(node.port(), NODE_KEY);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        node.close();
        bastion.close();
    }

    private SshTarget node() {
        return Lab.behind(lab.target("127.0.0.1", bastion.port(), "jump", lab.identity), lab.target(node.port()));
    }

    private String name() {
        return "jump@127.0.0.1:" + bastion.port();
    }

    /** All results of a command that hangs on several targets until something is done. */
    private List<CommandResult> whileHanging(List<SshConnection> connections, Runnable deed) throws Exception {
        CountDownLatch running = new CountDownLatch(connections.size());
        node.on("hang", command -> running.countDown());
        List<CompletableFuture<CommandResult>> results = new ArrayList<>();
        for (SshConnection connection : connections) {
            results.add(CompletableFuture.supplyAsync(
                    () -> connection.run("hang", "", Lab.AMPLE), task -> new Thread(task).start()));
        }
        running.await();
        deed.run();
        List<CommandResult> all = new ArrayList<>();
        for (CompletableFuture<CommandResult> result : results) {
            all.add(result.get(10, TimeUnit.MINUTES));
        }
        return all;
    }

    @Test
    void allItsTargetsAreInDoubtAtOnceAndNameIt() throws Exception {
        List<SshConnection> open = new Crowd(5, () -> lab.connector.connect(node())).connections();

        List<CommandResult> results = whileHanging(open, bastion::dropConnections);

        assertThat(results)
                .extracting(CommandResult::ending)
                .allSatisfy(ending -> assertThat(ending).isInstanceOf(Ending.InDoubt.class))
                .allSatisfy(ending -> assertThat(ending.words())
                        .startsWith("is in doubt: the connection was lost before its end: the connection to " + name()
                                + " was lost: "));
        assertThat(open).noneMatch(SshConnection::isOpen);
        assertThat(open.get(0).run("true", "", Lab.AMPLE).ending())
                .isInstanceOf(Ending.NeverRan.class)
                .extracting(Ending::words)
                .asString()
                .contains(name());
    }

    @Test
    void itIsLoggedInToOnceMoreForAll() throws Exception {
        try (SshConnection before = lab.connector.connect(node())) {
            whileHanging(List.of(before), bastion::dropConnections);
        }

        try (Crowd crowd = new Crowd(20, () -> lab.connector.connect(node()))) {
            assertThat(crowd.connections()).allMatch(SshConnection::isOpen);
        }

        assertThat(bastion.connections()).isEqualTo(2);
    }

    @Test
    void oneThatWasThereBeforeIsGivenTimeToComeBack() throws Exception {
        lab.connector.connect(node()).close();
        int port = bastion.port();
        SshTarget target = node();
        bastion.close();
        lab.inEachPause(() -> {
            bastion = new ScriptedServer(BASTION_KEY).forwarding();
            bastion.settings().setPort(port);
            bastion.start();
        });

        try (SshConnection connection = lab.connector.connect(target)) {
            assertThat(connection.run("true", "", Lab.AMPLE).ending()).isEqualTo(new Ending.Exited(0));
        }
        assertThat(lab.pauses).hasSize(1);
    }

    @Test
    void thoseWhoWaitForOneLoginShareItsFailure() throws Exception {
        CountDownLatch allAreThere = new CountDownLatch(1);
        try (RawPeer throttling = new RawPeer(client -> {
            try {
                allAreThere.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })) {
            AtomicInteger ports = new AtomicInteger();
            SshTarget hop = lab.target(throttling.port());
            Crowd crowd =
                    new Crowd(10, () -> lab.connector.connect(Lab.behind(hop, lab.target(ports.incrementAndGet()))));
            crowd.awaitWaiting(9);
            allAreThere.countDown();

            assertThat(crowd.failures())
                    .hasSize(10)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(Unreachable.class)
                            .hasMessageContaining(
                                    " through " + hop.description() + ": no login on " + hop.description() + ": ")
                            .hasMessageEndingWith(", at each of 3 attempts")
                            .extracting(unreachable -> ((Unreachable) unreachable).kind())
                            .isEqualTo(Kind.BASTION_UNREACHABLE));
            assertThat(throttling.connections()).isEqualTo(3);
        }
    }

    @Test
    void oneThatFallsSilentIsNoticedByItsUnansweredKeepAlives() throws Exception {
        try (Relay relay = new Relay(bastion.port())) {
            lab.know(relay.port(), BASTION_KEY);
            SshTarget.Timeouts alert = new SshTarget.Timeouts(Lab.AMPLE, Duration.ofSeconds(1), 10);
            SshTarget target = Lab.behind(lab.target(relay.port(), alert), lab.target(node.port()));
            try (SshConnection connection = lab.connector.connect(target)) {
                CommandResult result =
                        whileHanging(List.of(connection), relay::freeze).get(0);

                assertThat(result.ending().words())
                        .contains("the connection to core@127.0.0.1:" + relay.port() + " was lost: ")
                        .contains("keep-alive");
            }
        }
    }
}
