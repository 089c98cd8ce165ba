package io.volmount.cli.proof;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import io.volmount.lab.Procedure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A node that looks as if it offered a volume, and does not, is not verified. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class EvidenceIT {
    private static final String UNIT = "dcos-mesos-slave.service";
    private static final String VOLUME = "/dcos/volume0";

    @TempDir
    Path directory;

    @Test
    void onlyAVolumeThatTheRunningAgentOffersIsVerified() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                """);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            mountedTooLate(operator, agent);
            writtenByHand(operator, agent);
            offered(operator, agent);
            unmounted(operator, agent);
            stopped(operator, agent);
            looping(operator, agent);
        }
    }

    private static void mountedTooLate(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout(Procedure.loopbackVolume(200) + """
                su core -c 'sudo umount /dcos/volume0; sudo mount /dcos/volume0'
                logger -t make_disk_resources.py "Found matching mounts : [('/dcos/volume0', 74)]"
                logger -t mesos-agent -- '--resources="[{"name":"disk","type":"SCALAR","scalar":{"value":74},"role":"*",\
                "disk":{"source":{"type":"MOUNT","mount":{"root":"/dcos/volume0"}}}}]"'
                """);
        eventually(
                "the journal speaks of the volume as if all were well",
                () -> agent.stdout("journalctl -b")
                        .matches("(?s).*COMMAND=\\S*mount /dcos/volume0.*Found matching mounts.*--resources=.*"));
        CommandRun verify = verifyInVain(operator);

        assertThat(verify.missed("a1", VOLUME)).containsExactly("discovery", "mesos-resources", "agent-start");
        assertThat(verify.volume("a1", VOLUME).path("journal").toString()).doesNotContain("COMMAND=");
        assertThat(verify.volume("a1", VOLUME).has("offeredMb")).isFalse();
    }

    private static void writtenByHand(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout("""
                sed -i '/^MESOS_RESOURCES/s#\\]\\x27$#, {"name": "disk", "role": "*", "type": "SCALAR", \
                "scalar": {"value": 74}, "disk": {"source": {"type": "MOUNT", "mount": {"root": "/dcos/volume0"}}}}&#' \
                /var/lib/dcos/mesos-resources
                """);
        assertThat(verifyInVain(operator).missed("a1", VOLUME)).containsExactly("discovery", "agent-start");
    }

    private static void offered(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout(Procedure.stopAndClear(UNIT) + "systemctl start " + UNIT);
        CommandRun verify = operator.verify();

        assertThat(verify.missed("a1", VOLUME)).as("%s", verify).isEmpty();
        assertThat(verify.exitCode()).isZero();
    }

    private static void unmounted(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout("umount /dcos/volume0");
        assertThat(verifyInVain(operator).missed("a1", VOLUME)).containsExactly("mounted", "systemd-mount");
        agent.stdout("mount /dcos/volume0");
    }

    private static void stopped(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout("systemctl stop " + UNIT);
        CommandRun verify = verifyInVain(operator);
        assertThat(verify.missed("a1", VOLUME)).containsExactly("agent-healthy", "agent-start");
        assertThat(verify.reason("a1")).contains(UNIT + " is inactive");
    }

    private static void looping(OperatorFixture operator, AgentContainer agent) throws Exception {
        agent.stdout("""
                truncate -s 100M /root/tiny.img
                mkfs.ext4 -q /root/tiny.img
                mkdir /dcos/volume1
                mount -o loop /root/tiny.img /dcos/volume1
                rm /var/lib/dcos/mesos-resources
                systemctl start --no-block dcos-mesos-slave
                """);
        eventually(
                "fails to start",
                () -> agent.sh("journalctl -b -u " + UNIT + " | grep 'expected > 100M'")
                                .getExitCode()
                        == 0);
        CommandRun verify = verifyInVain(operator);
        assertThat(verify.missed("a1", VOLUME))
                .containsExactly("discovery", "mesos-resources", "agent-healthy", "agent-start");
        assertThat(verify.reason("a1"))
                .startsWith("/dcos/volume0 not verified: volume discovery failed: ERROR: /dcos/volume1 has ")
                .contains(" MB net free space, expected > 100M");
        assertThat(verify.volume("a1", VOLUME).path("journal").toString()).contains("expected > 100M");
    }

    private static CommandRun verifyInVain(OperatorFixture operator) throws Exception {
        CommandRun verify = operator.verify();
        assertThat(verify.exitCode()).as("%s", verify).isEqualTo(1);
        assertThat(verify.outcome("a1")).isEqualTo("not-verified");
        return verify;
    }
}
