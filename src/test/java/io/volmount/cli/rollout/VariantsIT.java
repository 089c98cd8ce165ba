package io.volmount.cli.rollout;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.attribute.AttributeSettings;
import io.volmount.cli.CommandRun;
import io.volmount.cli.ControllerProcess;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job on other nodes than the documented one, whose shells are others than usual too. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class VariantsIT {
    private static final String ONE = """
            volumes:
              - path: /dcos/volume0
                source: {loopback: {file: /root/volume0.img, size: 200MB}}
                filesystem: ext4
            """;

    /**
     * What a machine has and a container lacks: a mount unit for the line of fstab that names a file system by its UUID.
     * In a container systemd makes none, because there is no udev to tell it of devices.
     */
    private static final String MOUNTS_BY_UUID = """
            mkdir -p /etc/systemd/system-generators
            cat > /etc/systemd/system-generators/by-uuid <<'SCRIPT'
            #!/bin/sh
            while read -r what where type options _; do
                case $what in
                    UUID=*) printf '[Mount]\\nWhat=/dev/disk/by-uuid/%s\\nWhere=%s\\nType=%s\\nOptions=%s\\n' \\
                        "${what#UUID=}" "$where" "$type" "$options" > "$1/$(systemd-escape -p --suffix=mount "$where")" ;;
                esac
            done < /etc/fstab
            SCRIPT
            chmod 755 /etc/systemd/system-generators/by-uuid
            """;

    /** Attaches a disk, and makes the links to it and, once it has one, to its file system that udev would make. */
    private static final String ATTACHED = """
            set -e
            truncate -s 400M /srv/late.img
            mkdir -p /dev/disk/by-id /dev/disk/by-uuid
            disk=$(losetup -f --show /srv/late.img)
            ln -s "$disk" /dev/disk/by-id/google-data0
            {
                until uuid=$(blkid -p -s UUID -o value "$disk"); do sleep 0.1; done
                ln -s "$disk" "/dev/disk/by-uuid/$uuid"
            } > /dev/null 2>&1 < /dev/null &
            """;

    @TempDir
    Path directory;

    @Test
    void twoVolumesOfAPublicAgentThatASocketCouldWakeWhereShIsBash() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(ONE + """
                  - path: /dcos/volume17
                    source: {loopback: {file: /srv/data/seventeen.img, size: 400MB}}
                    filesystem: xfs
                attributes: {disk: ssd}
                """);
        try (AgentContainer agent = operator.agent(NodeRole.PUBLIC).version("2.1.0")) {
            agent.start();
            agent.stdout("mkdir /srv/data; ln -sfn bash /usr/bin/sh");
            operator.knows("p1", agent, "role: public");

            CommandRun apply = operator.apply();

            assertThat(apply.outcome("p1")).as("%s", apply).isEqualTo("verified");
            assertThat(apply.exitCode()).isZero();
            assertThat(apply.agent("p1").path("role").asString()).isEqualTo("public");
            assertThat(apply.volume("p1", "/dcos/volume0").toString()).contains("74 MB for role slave_public");
            assertThat(apply.volume("p1", "/dcos/volume17").path("offeredMb").asInt())
                    .isEqualTo(offeredMb(agent, "/dcos/volume17"))
                    .isGreaterThan(200);
            assertThat(agent.stdout("findmnt -n -o FSTYPE /dcos/volume17")).isEqualTo("xfs");
            assertThat(agent.stdout("grep -c /dcos/volume /etc/fstab")).isEqualTo("2");
            assertThat(agent.stdout("curl -s localhost:5051/state"))
                    .contains("\"attributes\": {\"public_ip\": \"true\", \"disk\": \"ssd\"}");
            assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
        }
    }

    @Test
    void aNodeWithoutDcosYetWhereShIsBusybox() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(ONE);
        try (AgentContainer agent = operator.agent(NodeRole.NONE)) {
            agent.start();
            agent.stdout("ln -sfn busybox /usr/bin/sh");
            operator.knows("n1", agent, "role: private");
            String boot = agent.bootId();

            CommandRun apply = operator.apply();

            assertThat(apply.steps("n1"))
                    .as("%s", apply)
                    .containsExactly(
                            "create-backing-file done",
                            "make-filesystem done",
                            "add-fstab-entry done",
                            "mount-volume done",
                            "reboot done",
                            "verify done");
            assertThat(apply.exitCode()).isZero();
            assertThat(agent.bootId()).isNotEqualTo(boot);
            assertThat(apply.outcome("n1")).isEqualTo("verified");
            assertThat(apply.volume("n1", "/dcos/volume0").has("offeredMb")).isFalse();
            assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
            assertThat(operator.verify().exitCode()).isZero();
        }
    }

    @Test
    void aRestartDoesWithoutAReboot() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(ONE + "activation: restart\n");
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE).version("1.11.5")) {
            agent.start();
            operator.knows("a1", agent);
            String boot = agent.bootId();

            CommandRun apply = operator.apply();

            assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("verified");
            assertThat(apply.steps("a1")).contains("start-agent done").doesNotContain("reboot done");
            assertThat(agent.bootId()).isEqualTo(boot);
            assertThat(operator.verify().exitCode()).isZero();
            attributesAloneLeaveItsVolumeAlone(operator, agent);
        }
    }

    private static void attributesAloneLeaveItsVolumeAlone(OperatorFixture operator, AgentContainer agent)
            throws Exception {
        agent.stdout("printf '%s\n' X=1 MESOS_ATTRIBUTES=old:1 MESOS_ATTRIBUTES=rack:r1 > " + AttributeSettings.FILE);
        String resources = agent.stdout("stat -c %y /var/lib/dcos/mesos-resources");
        operator.playbook("attributes: {disk: ssd, raid: 1}\n");
        assertThat(operator.verify().reason("a1"))
                .isEqualTo("attributes not verified: the running agent was started without disk:ssd");

        CommandRun apply = operator.apply();

        assertThat(apply.steps("a1"))
                .as("%s", apply)
                .containsExactly(
                        "stop-agent done",
                        "set-attributes done",
                        "clear-agent-checkpoint done",
                        "start-agent done",
                        "verify done");
        assertThat(apply.outcome("a1")).isEqualTo("verified");
        assertThat(apply.agent("a1").path("evidence").toString())
                .contains("the running agent was started with rack:r1;disk:ssd;raid:1");
        assertThat(agent.stdout("cat " + AttributeSettings.FILE))
                .isEqualTo("X=1\nMESOS_ATTRIBUTES=rack:r1;disk:ssd;raid:1");
        assertThat(agent.stdout("stat -c %y /var/lib/dcos/mesos-resources")).isEqualTo(resources);
        assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
        operator.playbook(ONE + "attributes: {disk: ssd, raid: 1}\n");
        assertThat(operator.verify().exitCode()).isZero();
    }

    @Test
    void aDiskThatIsAttachedWhileThePlanWaitsForIt() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                deviceTimeout: 5m
                volumes:
                  - path: /dcos/volume0
                    source: {device: /dev/disk/by-id/google-data0}
                    filesystem: xfs
                activation: restart
                """);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE).version("1.11.5")) {
            agent.start();
            operator.knows("a1", agent);
            agent.stdout(MOUNTS_BY_UUID);
            HoldPoint.program(agent, "/usr/bin/stat");
            try (ControllerProcess apply = operator.start("apply", "--yes")) {
                eventually("the second probe has begun", () -> probes(agent) > 1);
                agent.stdout(ATTACHED);
                CommandRun ended = apply.end();

                assertThat(ended.outcome("a1")).as("%s", ended).isEqualTo("verified");
                assertThat(ended.agent("a1").path("warnings").toString())
                        .contains("waited for /dev/disk/by-id/google-data0 to appear (deviceTimeout: 5m)");
            }
            assertThat(agent.stdout("findmnt -n -o FSTYPE,SOURCE /dcos/volume0"))
                    .isEqualTo("xfs    " + agent.stdout("readlink /dev/disk/by-id/google-data0"));
            assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
        }
    }

    /** How many probes have asked for names of devices. */
    private static int probes(AgentContainer agent) {
        return Integer.parseInt(agent.stdout("grep -c '%t:%T %n' /var/lib/lab/calls/stat || true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot", "restart"})
    void discoveryThatIsAUnitOfItsOwn(String activation) throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory)
                .playbook(ONE + "attributes: {disk: ssd}\nactivation: " + activation + "\n");
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE).version("1.8.1")) {
            agent.start();
            operator.knows("a1", agent, "role: private");

            CommandRun apply = operator.apply();

            assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("verified");
            assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
        }
    }

    /** What DC/OS offers of a volume: what a task may use of it, in whole MB, less 100. */
    private static int offeredMb(AgentContainer agent, String path) {
        return Integer.parseInt(
                agent.stdout("set -- $(stat -f -c '%a %S' " + path + "); echo $(($1 * $2 / 1048576 - 100))"));
    }
}
