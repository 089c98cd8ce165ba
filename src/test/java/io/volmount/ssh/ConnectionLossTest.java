package io.volmount.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.SshTarget;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.ssh.connection.SshConnection;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionLossTest {
    private static final KeyPair HOST_KEY = TestKeys.ecdsa();

    @TempDir
    Path directory;

    private ScriptedServer server;
    private Lab lab;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer(HOST_KEY)
                .on("true", command -> command.exit(0))
                .start();
        lab = new Lab(directory).know(server.port(), HOST_KEY);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        server.close();
    }

    @Test
    void doubtsACommandWhoseConnectionBreaks() throws Exception {
        server.on("reboot", command -> {
            command.stdout().write("going down\n".getBytes(UTF_8));
            command.stdout().flush();
            command.stdin().read();
            command.dropConnection();
        });
        try (SshConnection connection = lab.connect(server.port())) {
            CommandResult result = connection.run("reboot", "x", Lab.AMPLE);

            assertThat(result.ending()).isInstanceOf(Ending.InDoubt.class);
            assertThat(result.ending().words()).startsWith("is in doubt: the connection was lost before its end: ");
            assertThat(result.stdout().text()).isEqualTo("going down\n");
            assertThat(result.exitStatus()).isEmpty();
        }
    }

    @Test
    void knowsThatACommandOnALostConnectionNeverRan() throws Exception {
        server.on("drop", ScriptedServer.Running::dropConnection);
        try (SshConnection connection = lab.connect(server.port())) {
            connection.run("drop", "", Lab.AMPLE);

            assertThat(connection.isOpen()).isFalse();
            assertThat(connection.run("true", "", Lab.AMPLE).ending()).isInstanceOf(Ending.NeverRan.class);
        }
    }

    @Test
    void knowsThatARefusedCommandNeverRan() throws Exception {
        server.settings().setCommandFactory((channel, line) -> {
            throw new java.io.IOException("not here");
        });
        try (SshConnection connection = lab.connect(server.port())) {
            assertThat(connection.run("anything", "", Lab.AMPLE).ending())
                    .isEqualTo(new Ending.NeverRan("the server rejected the exec request"));
        }
    }

    @Test
    void closingFromAnotherThreadEndsARunningCommand() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        server.on("hang", command -> running.countDown());
        SshConnection connection = lab.connect(server.port());
        CompletableFuture<CommandResult> result =
                CompletableFuture.supplyAsync(() -> connection.run("hang", "", Lab.AMPLE));
        running.await();

        connection.close();

        assertThat(result.get(10, TimeUnit.MINUTES).ending())
                .isEqualTo(new Ending.InDoubt("the connection was lost before its end: it was closed by this side"));
    }

    @Test
    void anInterruptEndsTheWaitInDoubt() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        server.on("hang", command -> running.countDown());
        try (SshConnection connection = lab.connect(server.port())) {
            CompletableFuture<Ending> ending = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                ending.complete(connection.run("hang", "", Lab.AMPLE).ending());
            });
            waiting.start();
            running.await();

            waiting.interrupt();

            assertThat(ending.get(10, TimeUnit.MINUTES)).isEqualTo(new Ending.InDoubt("interrupted before its end"));
        }
    }

    @Test
    void noticesAHalfOpenConnectionByItsUnansweredKeepAlives() throws Exception {
        SshTarget.Timeouts alert = new SshTarget.Timeouts(Lab.AMPLE, Duration.ofSeconds(1), 10);
        server.on("hang", command -> {
            command.stdout().write("started".getBytes(UTF_8));
            command.stdout().flush();
        });
        try (Relay relay = new Relay(server.port());
                Lab relayed = new Lab(directory).know(relay.port(), HOST_KEY);
                SshConnection connection = relayed.connector.connect(relayed.target(relay.port(), alert))) {
            relay.freeze();

            CommandResult result = connection.run("hang", "", Lab.AMPLE);

            assertThat(result.ending().words()).contains("keep-alive");
        }
    }
}
