package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.Main;
import io.volmount.shell.SudoStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the program as a process of its own, with secrets of every sort, and then looks for them everywhere. */
class SecretsStaySecretTest {
    private static final String LOGIN = "marker-of-the-login";
    private static final String SUDO = "marker-of-sudo";
    private static final String PASSPHRASE = "marker-of-the-key";
    private static final List<String> MARKERS = List.of(LOGIN, SUDO, PASSPHRASE);

    @TempDir
    Path directory;

    private final KeyPair hostKey = TestKeys.ecdsa();
    private ScriptedServer byKey;
    private ScriptedServer byPassword;
    private SudoStandIn sudo;

    /** What the program left: its output, its reports, its state. */
    private Path left;

    @BeforeEach
    void start() throws Exception {
        left = Files.createDirectories(directory.resolve("left"));
        sudo = new SudoStandIn(Files.createDirectories(directory.resolve("bin")), "password", SUDO);
        byKey = node();
        byPassword = node();
        byPassword.settings().setPublickeyAuthenticator((user, key, session) -> false);
        byPassword.settings().setPasswordAuthenticator((user, password, session) -> password.equals(LOGIN));
        byKey.start();
        byPassword.start();

        Path key = SshKeygen.key(directory.resolve("id"), PASSPHRASE, "-t ed25519");
        Path knownHosts = directory.resolve("known_hosts");
        for (ScriptedServer server : List.of(byKey, byPassword)) {
            String line = "[127.0.0.1]:" + server.port() + " " + Lab.fields(hostKey.getPublic()) + "\n";
            Files.writeString(knownHosts, (Files.exists(knownHosts) ? Files.readString(knownHosts) : "") + line);
        }
        Files.writeString(
                directory.resolve("inventory.yaml"), """
                version: 1
                defaults: {user: core, identityFile: %s, knownHostsFile: %s, sudo: password}
                groups:
                  agents:
                    hosts:
                      - {name: by-key, address: 127.0.0.1, port: %d}
                      - {name: by-password, address: 127.0.0.1, port: %d}
                """.formatted(key, knownHosts, byKey.port(), byPassword.port()));
        Files.writeString(directory.resolve("playbook.yaml"), """
                version: 1
                name: secrets
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                """);
    }

    @AfterEach
    void stop() throws Exception {
        byKey.close();
        byPassword.close();
    }

    /** A node that is this machine, where only the stand-in for sudo is found. */
    private ScriptedServer node() {
        String path = "PATH=" + sudo.directory() + ":" + System.getenv("PATH");
        return new ScriptedServer(hostKey).onThisMachine(List.of("env", path, "sh", "-c"));
    }

    private String plan(String login, String sudo, String passphrase) throws Exception {
        List<String> words = List.of(
                "plan", "-vvv", "-p", directory + "/playbook.yaml", "--report", "json=" + left + "/report.json");
        return run(words, login, sudo, passphrase);
    }

    /** Looks at the nodes, which changes nothing on them. */
    private String run(List<String> command, String login, String sudo, String passphrase) throws Exception {
        Path file = directory.resolve("sudo-password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, sudo + "\n");
        Path store = Files.writeString(directory.resolve("store.sh"), "echo " + passphrase + "\n");
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-cp"));
        words.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(command);
        words.addAll(List.of("--debug", "-i", directory + "/inventory.yaml", "--become-pass-from", "file:" + file));
        words.addAll(List.of("--ssh-log", left.resolve("ssh.log").toString()));
        words.addAll(List.of("--pass-from", "env:LOGIN_PASS", "--passphrase-from", "command:sh " + store));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(left.resolve("stdout").toFile())
                .redirectError(left.resolve("stderr").toFile());
        builder.environment()
                .putAll(Map.of(
                        "LOGIN_PASS",
                        login,
                        "XDG_STATE_HOME",
                        left.resolve("state").toString()));
        builder.environment().remove("SSH_AUTH_SOCK");
        Process process = builder.start();
        process.getOutputStream().close();
        process.waitFor();
        return Files.readString(left.resolve("stdout")) + Files.readString(left.resolve("stderr"));
    }

    private void nothingShows() throws IOException {
        try (Stream<Path> files = Files.walk(left)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(file -> assertThat(text(file)).doesNotContain(MARKERS));
        }
        assertThat(sudo.seen()).contains("sh\0-c\0").doesNotContain(MARKERS);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whenTheyAreRight() throws Exception {
        String said = plan(LOGIN, SUDO, PASSPHRASE);

        assertThat(sudo.answers()).as(said).isEqualTo(2);
        assertThat(said).doesNotContain("unreachable").doesNotContain("rejected the password");
        assertThat(left.resolve("ssh.log"))
                .content()
                .contains(
                        " connecting\n", " login: as core with the password\n", " TransportImpl: ", " UserAuthImpl: ");
        nothingShows();
    }

    @Test
    void whenTheyAreWrong() throws Exception {
        String said = plan("other " + LOGIN, "other " + SUDO, PASSPHRASE);

        assertThat(said)
                .contains("sudo rejected the password")
                .contains("the password was rejected")
                .doesNotContain("\tat ");
        nothingShows();
    }

    @Test
    void whenAllThatIsFoundIsTold() throws Exception {
        List<String> check = List.of("inventory", "check", "-vvv");
        String right = run(check, LOGIN, SUDO, PASSPHRASE);
        assertThat(right).containsPattern("sudo +ok +works with the password");
        nothingShows();

        String wrong = run(check, "other " + LOGIN, "other " + SUDO, PASSPHRASE);
        assertThat(wrong)
                .containsPattern("sudo +failed +sudo rejected the password")
                .containsPattern("login +failed +core@.*the password was rejected");
        nothingShows();
    }

    @Test
    void whenTheSourcesAreNone() throws Exception {
        assertThat(plan("", SUDO, PASSPHRASE)).contains("the environment variable LOGIN_PASS is not set");
        assertThat(plan(LOGIN, "", PASSPHRASE)).contains("has no secret in its first line");
    }
}
