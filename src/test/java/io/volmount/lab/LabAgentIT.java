package io.volmount.lab;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.DockerClientFactory;

/** Proves the lab itself: that its agents behave as the documented procedure and the field notes describe real ones. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class LabAgentIT {
    private static final String PRIVATE_UNIT = "dcos-mesos-slave.service";

    @TempDir
    static Path keys;

    private static LabKey key;

    @BeforeAll
    static void makeKey() throws Exception {
        key = LabKey.in(keys);
    }

    /** Otherwise a start inside a container may need one more image, which no registry may be there to give. */
    @Test
    void whereAgentsAreReachedIsNotAskedOfTheEngine() {
        assertThat(DockerClientFactory.instance().dockerHostIpAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void aRebootIsAMachines() throws Exception {
        try (AgentContainer agent = new AgentContainer(key).tasks(2)) {
            agent.start();
            String boot = agent.bootId();
            String machine = agent.stdout("cat /etc/machine-id");
            assertThat(agent.stdout("curl -s localhost:5051/metrics/snapshot"))
                    .contains("\"slave/tasks_running\": 2.0");
            assertThat(agent.stdout("curl -s localhost:5051/state")).doesNotContain("MOUNT");
            agent.stdout("echo written-before-the-reboot | systemd-cat");

            agent.reboot();

            assertThat(agent.bootId()).isNotEqualTo(boot);
            assertThat(agent.stdout("cat /etc/machine-id")).isEqualTo(machine);
            assertThat(agent.stdout("journalctl -b -o cat")).doesNotContain("written-before-the-reboot");
            assertThat(agent.stdout("journalctl -b -1 -o cat")).contains("written-before-the-reboot");
            assertThat(agent.stdout("curl -s localhost:5051/metrics/snapshot"))
                    .contains("\"slave/tasks_running\": 0.0");
            assertThat(sshBanner(agent)).startsWith("SSH-2.0-OpenSSH");
        }
    }

    @ParameterizedTest(name = "{0} agent of DC/OS {1}")
    @CsvSource({
        "PRIVATE, 1.9.4,  dcos-mesos-slave,        *,            mesos-agent",
        "PUBLIC,  1.13.4, dcos-mesos-slave-public, slave_public, mesos-agent",
        "PUBLIC,  1.8.1,  dcos-mesos-slave-public, slave_public, make_disk_resources.py"
    })
    void theDocumentedProcedureOffers74Mb(NodeRole role, String version, String unit, String offeredTo, String tag)
            throws Exception {
        try (AgentContainer agent = new AgentContainer(key).role(role).version(version)) {
            agent.start();
            agent.stdout(Procedure.stopAndClear(unit) + Procedure.loopbackVolume(200));
            agent.reboot();

            assertThat(agent.stdout("curl -s localhost:5051/state"))
                    .contains("\\\"role\\\": \\\"" + offeredTo + "\\\", \\\"scalar\\\": {\\\"value\\\": 74}")
                    .contains(
                            "\\\"disk\\\": {\\\"source\\\": {\\\"type\\\": \\\"MOUNT\\\", \\\"mount\\\": {\\\"root\\\": "
                                    + "\\\"/dcos/volume0\\\"}}}");
            assertThat(agent.stdout("journalctl -b -o short | grep /dcos/volume0"))
                    .contains("systemd[1]: Mounted dcos-volume0.mount - /dcos/volume0.")
                    .containsPattern(tag + "\\[\\d+\\]: Found matching mounts : \\[\\('/dcos/volume0', 74\\)\\]")
                    .contains("Generated disk resources map: [{")
                    .containsPattern(" --resources=\"\\[.*/dcos/volume0.*\\]\" .*--work_dir=\"/var/lib/mesos/slave\"");
            assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
        }
    }

    @Test
    void aTooSmallVolumeKeepsTheAgentDown() throws Exception {
        try (AgentContainer agent = new AgentContainer(key)) {
            agent.start();
            agent.stdout(Procedure.stopAndClear("dcos-mesos-slave") + Procedure.loopbackVolume(100));
            agent.sh("systemctl start --no-block " + PRIVATE_UNIT);
            loops(agent, "ERROR: /dcos/volume0 has -\\d+ MB net free space, expected > 100M");
        }
    }

    @Test
    void aKeptCheckpointKeepsTheAgentDown() throws Exception {
        try (AgentContainer agent = new AgentContainer(key)) {
            agent.start();
            agent.stdout("systemctl stop " + PRIVATE_UNIT + "; rm /var/lib/dcos/mesos-resources\n"
                    + Procedure.loopbackVolume(200) + "systemctl start " + PRIVATE_UNIT);
            loops(agent, "EXIT with status 1: Failed to perform recovery");
        }
    }

    @Test
    void aMissingMountKeepsTheAgentDown() throws Exception {
        try (AgentContainer agent = new AgentContainer(key).version("1.11.0")) {
            agent.start();
            agent.stdout(Procedure.stopAndClear("dcos-mesos-slave") + Procedure.loopbackVolume(200)
                    + "systemctl start " + PRIVATE_UNIT + "; systemctl stop " + PRIVATE_UNIT
                    + "; umount /dcos/volume0; systemctl start " + PRIVATE_UNIT);
            loops(agent, "Failed to find mount /dcos/volume0");
        }
    }

    @Test
    void everyAgentIsItsOwnMachineAndLeavesNoLoopDevice() {
        try (AgentContainer witness = new AgentContainer(key).role(NodeRole.NONE)) {
            witness.start();
            String gone;
            try (AgentContainer agent = new AgentContainer(key).role(NodeRole.NONE)) {
                agent.start();
                assertThat(agent.stdout("cat /etc/machine-id")).isNotEqualTo(witness.stdout("cat /etc/machine-id"));
                agent.stdout("truncate -s 10M /root/left.img; losetup -f /root/left.img");
                gone = agent.stdout("mountpoint -d /");
                assertThat(loopFilesystems(witness)).contains(gone);
            }
            assertThat(loopFilesystems(witness)).doesNotContain(gone);
        }
    }

    private static void loops(AgentContainer agent, String message) throws Exception {
        agent.stdout("systemctl reset-failed " + PRIVATE_UNIT);
        eventually(
                "restarted twice, saying " + message,
                () -> Integer.parseInt(agent.stdout("systemctl show -p NRestarts " + PRIVATE_UNIT)
                                        .replace("NRestarts=", ""))
                                >= 2
                        && agent.sh("journalctl -b -u " + PRIVATE_UNIT + " | grep -P '" + message + "'")
                                        .getExitCode()
                                == 0);
    }

    private static String[] loopFilesystems(AgentContainer agent) {
        return agent.stdout("losetup -l -n -O BACK-MAJ:MIN").split("\\s+");
    }

    private static String sshBanner(AgentContainer agent) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", agent.sshPort())) {
            return new String(socket.getInputStream().readNBytes(32));
        }
    }
}
