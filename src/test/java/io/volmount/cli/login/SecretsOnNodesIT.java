package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.Main;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.Keygen;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the program as a process of its own through a whole rollout, which fails on one agent, with a secret of every
 * sort;
 * then looks for them everywhere, on the nodes too.
 */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class SecretsOnNodesIT {
    private static final String LOGIN = "marker-of-the-login";
    private static final String SUDO = "marker-of-sudo";
    private static final String PASSPHRASE = "marker-of-the-key";
    private static final String MARKER = "marker-of-";

    /** Notes the arguments and the environment of every process, over reboots too, until it is told to stop. */
    private static final String WATCH = """
            cat > /usr/local/sbin/lab-watch <<'SH'
            #!/bin/sh
            while :; do
                cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr '\\0' ' '
                sleep 0.2
            done >> /var/lib/lab/watched
            SH
            chmod 755 /usr/local/sbin/lab-watch
            printf '%s\\n' '[Unit]' Before=ssh.service '[Service]' ExecStart=/usr/local/sbin/lab-watch \\
                '[Install]' WantedBy=multi-user.target > /etc/systemd/system/lab-watch.service
            systemctl enable --now lab-watch.service
            """;

    private static final String WITH_SUDOS_PASSWORD = """
            echo 'root:%s' | chpasswd
            printf '%%s\\n' 'Defaults rootpw' 'core ALL=(ALL) ALL' > /etc/sudoers.d/core
            """.formatted(SUDO);
    private static final String BY_PASSWORD = """
            echo 'core:%s' | chpasswd
            rm /home/core/.ssh/authorized_keys
            sed -i 's/^PasswordAuthentication no/PasswordAuthentication yes/' /etc/ssh/sshd_config.d/lab.conf
            systemctl reload ssh
            """.formatted(LOGIN);
    private static final String BREAK_MKFS =
            "rm /sbin/mkfs.ext4; printf '#!/bin/sh\\nexit 1\\n' > /sbin/mkfs.ext4; chmod 755 /sbin/mkfs.ext4";

    @TempDir
    Path directory;

    private final Set<String> controllersArguments = new TreeSet<>();

    @Test
    void noneIsLeftAnywhere() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory)
                .playbook(OperatorFixture.ONE_VOLUME + "rollout: {canary: 0, maxUnavailable: 2, maxFailures: 1}\n");
        String key = Keygen.key(operator.file("id_locked"), "ed25519", PASSPHRASE);
        try (AgentContainer byKey = operator.agent(NodeRole.PRIVATE);
                AgentContainer byPassword = operator.agent(NodeRole.PRIVATE)) {
            LabContainer.startAll(byKey, byPassword);
            byKey.stdout("echo '" + key + "' > /home/core/.ssh/authorized_keys");
            byPassword.stdout(BY_PASSWORD + BREAK_MKFS);
            Stream.of(byKey, byPassword).forEach(agent -> agent.stdout(WITH_SUDOS_PASSWORD));
            Stream.of(byKey, byPassword).forEach(agent -> agent.stdout(WATCH));
            operator.knows("by-key", byKey, "identityFile: id_locked", "sudo: password")
                    .knows("by-password", byPassword, "identityFile: none", "sudo: password");
            operator.write();

            String wrong = apply("other " + LOGIN, "other " + SUDO);
            String right = apply(LOGIN, SUDO);

            assertThat(wrong).contains("sudo rejected the password", "the password was rejected");
            assertThat(right).contains("1 verified, 1 failed", "make-filesystem: mkfs.ext4 failed");
            assertThat(controllersArguments).anyMatch(arguments -> arguments.contains("--become-pass-from"));
            assertThat(controllersArguments).noneMatch(arguments -> arguments.contains(MARKER));
            try (Stream<Path> files = Files.walk(operator.file("left"))) {
                assertThat(files.filter(Files::isRegularFile).map(SecretsOnNodesIT::text))
                        .hasSizeGreaterThanOrEqualTo(7)
                        .noneMatch(text -> text.contains(MARKER));
            }
            Stream.of(byKey, byPassword).forEach(SecretsOnNodesIT::nothingShows);
        }
    }

    private static void nothingShows(AgentContainer agent) {
        agent.stdout("systemctl stop lab-watch");
        agent.stdout("grep -a -q 'sudo -k -S' /var/lib/lab/watched");
        agent.stdout("journalctl -o export > /var/lib/lab/journal; grep -a -q COMMAND= /var/lib/lab/journal");
        assertThat(agent.stdout("grep -a -r -l " + MARKER + " /dcos /etc /home /root /run /tmp /var || :"))
                .isEmpty();
    }

    /** Everything it said. */
    private String apply(String login, String sudo) throws Exception {
        Path left = Files.createDirectories(directory.resolve("left/" + (login.equals(LOGIN) ? "right" : "wrong")));
        Path password = directory.resolve("sudo-password");
        Files.writeString(password, sudo + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Path store = Files.writeString(directory.resolve("store.sh"), "echo " + PASSPHRASE + "\n");
        List<String> words = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        words.addAll(List.of("-Duser.home=" + directory, "-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(Main.class.getName(), "apply", "--yes", "-v", "--debug"));
        words.addAll(List.of("-i", directory + "/inventory.yaml", "-p", directory + "/playbook.yaml"));
        words.addAll(List.of("--report", "json=" + left + "/report.json", "--report", "text=" + left + "/report.txt"));
        words.addAll(List.of("--become-pass-from", "file:" + password, "--pass-from", "env:LOGIN_PASS"));
        words.addAll(List.of("--passphrase-from", "command:sh " + store));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectOutput(left.resolve("stdout").toFile())
                .redirectError(left.resolve("stderr").toFile());
        builder.environment().putAll(Map.of("LOGIN_PASS", login, "XDG_STATE_HOME", left.resolve("state") + ""));
        builder.environment().remove("SSH_AUTH_SOCK");
        Process process = builder.start();
        process.getOutputStream().close();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            watchArguments();
        }
        return Files.readString(left.resolve("stdout")) + Files.readString(left.resolve("stderr"));
    }

    private void watchArguments() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .map(process -> text(process.resolve("cmdline")))
                    .filter(arguments -> arguments.contains("volmount"))
                    .forEach(controllersArguments::add);
        }
    }

    /** Empty for a process that has just ended. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            if (file.startsWith("/proc")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
