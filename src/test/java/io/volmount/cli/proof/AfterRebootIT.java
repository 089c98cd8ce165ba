package io.volmount.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Nodes that come back from their reboot, but not as they should: each is told apart, with what to do about it. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class AfterRebootIT {
    /** From the next boot on the agent's processes live for a second each. */
    private static final String CRASHES = """
            mkdir /etc/systemd/system/dcos-mesos-slave.service.d
            printf '[Service]\\nRuntimeMaxSec=1\\n' >/etc/systemd/system/dcos-mesos-slave.service.d/crash.conf
            """;

    /** As the node goes down, its fstab loses the volume. */
    private static final String FORGETS = """
            cat >/etc/systemd/system/forget.service <<'UNIT'
            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/bin/true
            ExecStop=/bin/sed -i /dcos/d /etc/fstab
            UNIT
            systemctl daemon-reload
            systemctl start forget
            """;

    /** Once somebody has been on the node after its boot, it boots another time; its agent waits for that. */
    private static final String BOOTS_AGAIN = """
            mkdir /etc/systemd/system/dcos-mesos-slave.service.d
            printf '[Unit]\\nConditionPathExists=!/etc/systemd/system/multi-user.target.wants/again.service\\n' \
                >/etc/systemd/system/dcos-mesos-slave.service.d/wait.conf
            cat >/etc/systemd/system/again.service <<'UNIT'
            [Service]
            ExecStart=/bin/sh -c 'until journalctl -b | grep -q "session closed for user root"; do sleep 0.2; done; \
            systemctl disable again; systemctl reboot'
            [Install]
            WantedBy=multi-user.target
            UNIT
            systemctl enable again
            """;

    @TempDir
    Path directory;

    @Test
    void whatWentWrongWithABootIsToldWithItsRemedy() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                rollout: {canary: 0, maxUnavailable: 3, maxFailures: 3}
                verify: {timeout: 90s, settle: 4s}
                """);
        try (AgentContainer crashing = operator.agent(NodeRole.PRIVATE);
                AgentContainer forgetful = operator.agent(NodeRole.PRIVATE);
                AgentContainer restless = operator.agent(NodeRole.PRIVATE)) {
            LabContainer.startAll(crashing, forgetful, restless);
            operator.knows("crashing", crashing).knows("forgetful", forgetful).knows("restless", restless);
            crashing.stdout(CRASHES);
            forgetful.stdout(FORGETS);
            restless.stdout(BOOTS_AGAIN);
            CommandRun apply = operator.apply();

            assertThat(apply.exitCode()).as("%s", apply).isEqualTo(1);
            assertThat(apply.reason("crashing"))
                    .startsWith("/dcos/volume0 not verified: dcos-mesos-slave.service is ")
                    .contains("; dcos-mesos-slave.service keeps restarting (")
                    .endsWith("); journalctl -b -u dcos-mesos-slave.service shows why: fix that and apply again");
            assertThat(apply.reason("forgetful"))
                    .startsWith(
                            "/dcos/volume0 not verified: nothing is mounted on /dcos/volume0; its fstab has no line");
            assertThat(apply.reason("restless"))
                    .startsWith("/dcos/volume0 not verified: the node rebooted twice: it came back in boot ")
                    .contains(" and now is in boot " + restless.bootId() + "; find out what rebooted it");
            assertThat(apply.report().path("summary").toString()).isEqualTo("{\"agents\":3,\"not-verified\":3}");
        }
    }
}
