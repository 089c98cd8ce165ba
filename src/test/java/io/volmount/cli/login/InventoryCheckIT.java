package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A real agent, sound and then in trouble of every sort: each check says so, and none leaves a trace. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class InventoryCheckIT {
    private static final String USERS = """
            useradd -m -s /bin/bash plain && echo plain:marker-right | chpasswd && echo 'plain ALL=(ALL) ALL' >/etc/sudoers.d/plain
            useradd -m -s /usr/sbin/nologin shut
            for user in plain shut; do
                cp -a /home/core/.ssh /home/$user/ && chown -R $user /home/$user/.ssh
            done
            sed -i '1iecho Welcome' /home/core/.bashrc
            """;

    @TempDir
    Path directory;

    private OperatorFixture operator;
    private AgentContainer agent;

    @Test
    void distinguishesHealthyAndFailingAgents() throws Exception {
        operator = OperatorFixture.in(directory);
        try (AgentContainer started = operator.agent(NodeRole.PRIVATE).version("1.13.4")) {
            agent = started;
            agent.start();
            agent.stdout(USERS);
            isInOrder();
            isReachedByNobody();
            isNoAdministrators();
            hasNeitherToolsNorTime();
        }
    }

    /** Checks the agent as these settings say, and makes sure that nothing changed on it. */
    private CommandRun check(int port, String[] options, String... settings) throws Exception {
        NodeState before = NodeState.of(agent);
        CommandRun run = operator.lists("a1", port, settings).check(options);
        assertThat(before.changesTo(NodeState.of(agent))).isEmpty();
        operator.knowsNobody();
        return run;
    }

    private CommandRun check(String... settings) throws Exception {
        Files.writeString(operator.file("right"), agent.knownHostsLine() + "\n");
        return check(agent.sshPort(), new String[0], settings);
    }

    private static String found(CommandRun run, String subject) {
        JsonNode check = run.agent("a1")
                .path("checks")
                .valueStream()
                .filter(any -> any.path("check").asString().equals(subject))
                .findFirst()
                .orElseThrow();
        return check.path("status").asString() + ": " + check.path("detail").asString();
    }

    private static void assertFails(CommandRun run, String subject, String words) {
        assertThat(run.exitCode()).as("%s", run).isEqualTo(1);
        assertThat(found(run, subject)).startsWith("failed: ").contains(words);
    }

    private void isInOrder() throws Exception {
        CommandRun run = check("knownHostsFile: right");

        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.report().path("summary").toString())
                .isEqualTo("{\"agents\":1,\"ok\":1,\"warning\":0,\"unknown\":0,\"failed\":0}");
        assertThat(run.agent("a1").path("node").path("kind").asString()).isEqualTo("private agent");
        assertThat(run.agent("a1").path("node").path("dcosVersion").asString()).isEqualTo("1.13.4");
        assertThat(found(run, "reachable")).startsWith("ok: OpenSSH_");
        assertThat(found(run, "host-key"))
                .startsWith("ok: ssh-ed25519 SHA256:")
                .endsWith(", trusted by " + operator.file("right") + ":1");
        assertThat(found(run, "login")).isEqualTo("ok: as core with " + operator.file("id_ed25519"));
        assertThat(found(run, "sudo")).isEqualTo("ok: works without a password");
        assertThat(found(run, "shell"))
                .isEqualTo("ok: sh is /usr/bin/dash, the login shell /bin/bash, which prints \"Welcome\" before any"
                        + " command (harmless)");
        assertThat(found(run, "tools")).isEqualTo("ok: all required commands are installed");
        assertThat(found(run, "clock")).startsWith("ok: the clock agrees with this machine's");
    }

    private void isReachedByNobody() throws Exception {
        int port;
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closing.getLocalPort();
        }
        assertFails(check(port, new String[0]), "reachable", "connection refused: nothing listens on port " + port);
        Files.writeString(operator.file("none"), "");
        CommandRun unknown = check("knownHostsFile: none");
        assertFails(unknown, "host-key", "the host key is unknown: the server offered ssh-ed25519 SHA256:");
        assertThat(found(unknown, "reachable")).startsWith("ok: OpenSSH_");
        assertThat(found(unknown, "login")).isEqualTo("unknown: not checked, because of host-key");
        assertFails(check("knownHostsFile: right", "user: nobody-here"), "login", "login refused: ");
        assertFails(
                check("knownHostsFile: right", "user: shut"), "shell", "\"This account is currently not available.\"");
    }

    private void isNoAdministrators() throws Exception {
        assertFails(check("knownHostsFile: right", "user: plain"), "sudo", "sudo requires a password; use");
        assertFails(check("knownHostsFile: right", "sudo: none"), "sudo", "runs as core, not as root; set 'sudo:");
        assertFails(withPassword("marker-wrong"), "sudo", "sudo rejected the password");
        assertThat(found(withPassword("marker-right"), "sudo")).isEqualTo("ok: works with the password");
    }

    private CommandRun withPassword(String password) throws Exception {
        Path file = operator.file("password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n");
        String[] options = {"--become-pass-from", "file:" + file};
        CommandRun run = check(agent.sshPort(), options, "knownHostsFile: right", "user: plain", "sudo: password");
        assertThat(run.out() + run.err()).doesNotContain(password);
        return run;
    }

    private void hasNeitherToolsNorTime() throws Exception {
        agent.stdout("""
                mv /usr/bin/flock /usr/bin/flock.away
                mv /usr/bin/date /usr/bin/date.true
                printf '#!/bin/sh\\nexec date.true -d "+150 seconds" "$@"\\n' >/usr/bin/date && chmod 755 /usr/bin/date
                """);
        CommandRun run = check("knownHostsFile: right");

        assertFails(run, "tools", "missing flock (required by every step); install util-linux");
        assertThat(found(run, "clock")).matches("warning: the clock is 1[45][0-9][.][0-9] s ahead of .*");
    }
}
