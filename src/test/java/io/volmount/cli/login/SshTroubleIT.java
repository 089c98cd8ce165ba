package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabKey;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Agents that cannot be reached: each with its own sentence, and none of them keeps another from being planned. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class SshTroubleIT {
    @TempDir
    Path directory;

    private OperatorFixture operator;

    @Test
    void everyAgentOutOfReachHasItsOwnSentence() throws Exception {
        operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                """);
        String otherKey =
                LabKey.in(Files.createDirectory(directory.resolve("other"))).publicKey();
        try (AgentContainer sound = operator.agent(NodeRole.NONE);
                AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            sound.start();
            agent.start();
            agent.stdout("useradd -m plain && cp -a /home/core/.ssh /home/plain/ && chown -R plain /home/plain/.ssh");
            int port = agent.sshPort();
            Files.writeString(operator.file("changed"), "[127.0.0.1]:" + port + " " + otherKey + "\n");
            Files.writeString(operator.file("empty"), "");
            NodeState before = NodeState.of(agent);

            assertThat(trouble(sound, port, "knownHostsFile: changed"))
                    .contains("the host key has changed")
                    .contains(fingerprint(agent.stdout("cat /etc/ssh/ssh_host_ed25519_key.pub")))
                    .contains(fingerprint(otherKey))
                    .contains(operator.file("changed") + ":1");
            assertThat(trouble(sound, port, "knownHostsFile: empty"))
                    .contains("the host key is unknown")
                    .contains("ssh-keyscan -p " + port + " 127.0.0.1");
            assertThat(trouble(sound, closedPort())).contains("refused");
            Files.writeString(operator.file("both"), sound.knownHostsLine() + "\n" + agent.knownHostsLine() + "\n");
            assertThat(trouble(sound, port, "knownHostsFile: both", "user: plain"))
                    .contains("sudo requires a password")
                    .contains("NOPASSWD");
            assertThat(trouble(sound, port, "knownHostsFile: both", "sudo: none"))
                    .contains("runs as core, not as root; set 'sudo: passwordless'");
            assertThat(trouble(sound, port, "knownHostsFile: both", "user: nobody-here"))
                    .contains("login refused");
            assertThat(before.changesTo(NodeState.of(agent))).isEmpty();
        }
    }

    /** Plans one agent without trouble and one with these settings. Returns the latter's reason. */
    private String trouble(AgentContainer sound, int port, String... settings) throws Exception {
        CommandRun plan = operator.knowsNobody()
                .knows("sound", sound)
                .lists("a1", port, settings)
                .plan();

        assertThat(plan.exitCode()).as("%s", plan).isEqualTo(1);
        assertThat(plan.report().path("summary").toString())
                .isEqualTo("{\"agents\":2,\"planned\":1,\"unreachable\":1}");
        return plan.reason("a1");
    }

    private String fingerprint(String publicKey) throws Exception {
        Path file = Files.writeString(directory.resolve("some.pub"), publicKey + "\n");
        Process keygen = new ProcessBuilder("ssh-keygen", "-l", "-f", file.toString()).start();
        return new String(keygen.getInputStream().readAllBytes()).split(" ")[1];
    }

    private static int closedPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
