package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.facts.RunIdentity;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.AgentTimeouts;
import io.volmount.shell.ShellAgent;
import io.volmount.shell.session.RootShell;
import io.volmount.ssh.key.HostKey;
import io.volmount.step.Reboot;
import io.volmount.step.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that is asked to reboot, and another one at its address. */
class HostKeyAfterRebootTest {
    private static final KeyPair BEFORE = TestKeys.ecdsa();
    private static final KeyPair AFTER = TestKeys.ecdsa();
    private static final Pattern NONCE = Pattern.compile("NONCE='([0-9a-f]+)'\n");

    @TempDir
    Path directory;

    private ScriptedServer server;

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void start(KeyPair hostKey, int port) {
        server = new ScriptedServer(hostKey).on("sh -s", HostKeyAfterRebootTest::rebooting);
        server.settings().setPort(port);
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rebooting(ScriptedServer.Running command) throws IOException {
        Matcher nonce = NONCE.matcher(new String(command.stdin().readAllBytes(), StandardCharsets.UTF_8));
        if (nonce.find()) {
            String answer = "\n@" + nonce.group(1) + " changed rebooting\n";
            command.stdout().write(answer.getBytes(StandardCharsets.UTF_8));
            command.stdout().flush();
            command.exit(0);
        }
    }

    private void comeBackAsAnotherNode(int port) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(AFTER, port);
    }

    @ParameterizedTest
    @EnumSource
    void theAgentStopsAtOnceWithBothKeys(HostKeyPolicy policy) throws Exception {
        start(BEFORE, 0);
        int port = server.port();
        AtomicInteger pauses = new AtomicInteger();
        try (Lab lab = new Lab(directory)) {
            SshTarget target = lab.target(port);
            if (policy == HostKeyPolicy.STRICT) {
                lab.know(port, BEFORE);
            } else {
                target = Lab.acceptingNew(target);
            }
            ShellAgent agent = new ShellAgent(
                    new SshOpener(lab.connector, target, new KnownSecrets()),
                    RootShell.LOGIN,
                    AgentTimeouts.standard(),
                    Clock.systemUTC(),
                    Clock.systemUTC(),
                    pause -> {
                        if (pauses.incrementAndGet() == 1) {
                            comeBackAsAnotherNode(port);
                        }
                    },
                    new Random(7));

            StepResult result = agent.perform(
                    new Reboot("0b00740b-0000-4000-8000-000000000001", List.of(), Duration.ofMinutes(10)),
                    new RunIdentity("20261122-120000-abcd", "op@control"));

            assertThat(result.status()).isEqualTo(StepResult.Status.IN_DOUBT);
            assertThat(result.detail())
                    .startsWith("came back with a host key that is not trusted: ")
                    .contains("the server offered " + HostKey.of(AFTER.getPublic()) + ", but the known key is "
                            + HostKey.of(BEFORE.getPublic()) + " at " + lab.knownHosts + ":1");
            assertThat(pauses).as("looks at the node").hasValue(1);
            agent.close();
        }
    }
}
