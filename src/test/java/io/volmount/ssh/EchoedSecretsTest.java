package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.SshConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes and servers that say the operator's secrets back. */
class EchoedSecretsTest {
    private static final String SECRET = "Tr0ub4dor&3 \"horse\"";

    @TempDir
    Path directory;

    private final KeyPair hostKey = TestKeys.ecdsa();
    private OperatorFixture operator;

    @BeforeEach
    void sit() throws Exception {
        operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {device: /dev/vg0/lv0}
                    filesystem: ext4
                activation: restart
                verify: {timeout: 2s, settle: 1s}
                """);
        Files.createDirectory(operator.file("left"));
    }

    private CommandRun run(String command, int port) throws IOException {
        operator.trusts("[127.0.0.1]:" + port + " " + Lab.fields(hostKey.getPublic()) + "\n")
                .lists("liar", port, "sudo: password");
        Path password = Files.writeString(operator.file("password"), SECRET + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        List<String> words = new ArrayList<>(List.of("-v", "--debug"));
        for (String secret : List.of("--become-pass-from", "--pass-from", "--passphrase-from")) {
            Collections.addAll(words, secret, "file:" + password);
        }
        if (!command.equals("check")) {
            Collections.addAll(words, "--report", "text=" + operator.file("left/report.txt"));
            Collections.addAll(words, "--report", "json=" + operator.file("left/report.json"));
        }
        String[] more = words.toArray(String[]::new);
        return switch (command) {
            case "plan" -> operator.plan(more);
            case "apply" -> operator.apply(more);
            case "verify" -> operator.verify(more);
            default -> operator.check(more);
        };
    }

    private void nothingShows(CommandRun run) throws IOException {
        List<String> texts = new ArrayList<>(List.of(run.out(), run.err()));
        for (Path left : List.of(operator.file("left"), operator.state())) {
            if (Files.exists(left)) {
                try (Stream<Path> files = Files.walk(left)) {
                    files.filter(Files::isRegularFile)
                            .map(EchoedSecretsTest::text)
                            .forEach(texts::add);
                }
            }
        }
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain("Tr0ub4dor", "ub4dor&3"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "apply", "check"})
    void aPasswordThatANodeSaysBackShowsNowhere(String command) throws Exception {
        try (ScriptedServer node =
                new ScriptedServer(hostKey).answering(EchoingNode::on).start()) {
            CommandRun run = run(command, node.port());

            nothingShows(run);
            assertThat(run.out()).as(run.err()).contains("(secret)");
            if (command.equals("apply")) {
                assertThat(run.out()).contains("to (secret)", "Found matching mounts");
                assertThat(run.step("liar", "stop-agent").path("output").asString())
                        .contains("debug: got (secret)", "password=(secret)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 100, 106, 110, 118})
    void oneThatAServerHangsUpWithShowsNowhere(int before) throws Exception {
        try (ScriptedServer server = new ScriptedServer(hostKey)) {
            server.settings().setPublickeyAuthenticator((user, key, session) -> {
                try {
                    session.disconnect(
                            SshConstants.SSH2_DISCONNECT_BY_APPLICATION, "x".repeat(before) + SECRET + "y".repeat(200));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return false;
            });
            server.start();

            CommandRun run = run("check", server.port());

            nothingShows(run);
            assertThat(run.out())
                    .contains("the server disconnected during the login" + " (" + "x".repeat(Math.min(before, 117)));
        }
    }

    @Test
    void oneThatIsNoSshServersBannerShowsNowhere() throws Exception {
        try (RawPeer peer = new RawPeer(client ->
                client.getOutputStream().write(("220 " + SECRET + " ready\r\n").getBytes(StandardCharsets.UTF_8)))) {
            CommandRun run = run("plan", peer.port());

            nothingShows(run);
            assertThat(run.reason("liar")).contains("but not an SSH server: \"220 (secret) ready\"");
        }
    }
}
