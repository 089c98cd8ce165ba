package io.volmount.cli.proof;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Reboots that do not go as planned. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class LateRebootIT {
    private static final String NEW_KEY_AT_BOOT = """
            printf '%s\\n' '#!/bin/sh' 'rm /etc/ssh/ssh_host_ed25519_key' \\
                'ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key' > /usr/local/sbin/new-key
            chmod 755 /usr/local/sbin/new-key
            printf '%s\\n' '[Unit]' Before=ssh.service '[Service]' Type=oneshot ExecStart=/usr/local/sbin/new-key \\
                '[Install]' WantedBy=multi-user.target > /etc/systemd/system/new-key.service
            systemctl enable new-key.service
            """;

    @TempDir
    Path directory;

    @Test
    void aNodeThatWillNotRebootHasFailedAndOneThatDoesNotComeBackIsInDoubt() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory)
                .playbook(OperatorFixture.ONE_VOLUME + "verify: {timeout: 8s, settle: 2s}\n");
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            willNotReboot(operator, agent);
            String boot = agent.bootId();
            doesNotComeBack(operator, agent);
            comesBackLate(agent, boot);
            operator.playbook(OperatorFixture.ONE_VOLUME);
            assertThat(operator.verify().outcome("a1")).isEqualTo("verified");
        }
    }

    @Test
    void aNodeThatComesBackWithAnotherHostKeyIsNotTalkedToAgain() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            agent.stdout(NEW_KEY_AT_BOOT);
            String before = agent.hostKeyFingerprint();

            CommandRun apply = operator.apply();

            assertThat(apply.exitCode()).isEqualTo(1);
            assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("in-doubt");
            assertThat(apply.reason("a1"))
                    .startsWith("reboot: came back with a host key that is not trusted: ")
                    .contains("the server offered ssh-ed25519 " + agent.hostKeyFingerprint())
                    .contains("the known key is ssh-ed25519 " + before + " at " + operator.file("known_hosts") + ":1");
            assertThat(apply.steps("a1")).contains("reboot in-doubt", "verify skipped");
        }
    }

    private static void willNotReboot(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout("systemctl mask reboot.target");
        CommandRun apply = operator.apply();

        assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("failed");
        assertThat(apply.reason("a1")).startsWith("reboot: systemctl reboot failed; the agent is left stopped: ");
        agent.stdout("systemctl unmask reboot.target");
    }

    private static void doesNotComeBack(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout("systemctl disable ssh.service");
        CommandRun apply = operator.apply();

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("in-doubt");
        assertThat(apply.reason("a1"))
                .startsWith("reboot: did not come back within 8 s; check its console (a boot that ");
        assertThat(apply.steps("a1")).contains("reboot in-doubt", "verify skipped");
    }

    private static void comesBackLate(AgentContainer agent, String bootBefore) throws Exception {
        eventually("up without sshd", () -> agent.upSince(bootBefore, "systemctl is-active multi-user.target"));
        agent.stdout("systemctl enable --now ssh.service");
        eventually("up with sshd", () -> agent.upSince(bootBefore, "lab-ready"));
    }
}
