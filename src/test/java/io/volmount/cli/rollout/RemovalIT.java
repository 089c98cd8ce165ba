package io.volmount.cli.rollout;

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

/** A volume is made, kept while services have reserved it, removed with its file, and replaced once its disk is dead. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class RemovalIT {
    private static final String ABSENT = """
            activation: restart
            volumes:
              - path: /dcos/volume0
                state: absent
                source: {loopback: {file: /root/volume0.img, size: 200MB}}
                backingFile: delete
            """;
    private static final String META = "/var/lib/mesos/slave/meta";

    @TempDir
    Path directory;

    @Test
    void aVolumeThatNobodyHasReservedIsRemoved() throws Exception {
        OperatorFixture operator =
                OperatorFixture.in(directory).playbook("activation: restart\n" + OperatorFixture.ONE_VOLUME);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE).version("1.13.4")) {
            agent.start();
            operator.knows("a1", agent);
            String before = agent.stdout("cat /etc/fstab");
            assertThat(operator.apply().outcome("a1")).isEqualTo("verified");
            String with = agent.stdout("cat /etc/fstab");

            operator.playbook(ABSENT);
            assertThat(operator.verify().reason("a1")).startsWith("/dcos/volume0 not gone: ");
            agent.stdout("mkdir -p " + META + "/resources; printf '\\n\\r/dcos/volume0' > " + META
                    + "/resources/resources.info");
            CommandRun refused = operator.apply();
            assertThat(refused.outcome("a1")).as("%s", refused).isEqualTo("refused");
            assertThat(refused.reason("a1")).startsWith("services have reserved /dcos/volume0");
            assertThat(agent.stdout("cat /etc/fstab; findmnt -n -o FSTYPE /dcos/volume0"))
                    .isEqualTo(with + "\next4");

            agent.stdout("rm " + META + "/resources/resources.info");
            CommandRun removed = operator.apply();
            assertThat(removed.outcome("a1")).as("%s", removed).isEqualTo("verified");
            assertThat(removed.steps("a1"))
                    .containsExactly(
                            "stop-agent done",
                            "clear-resource-state done",
                            "clear-agent-checkpoint done",
                            "unmount-volume done",
                            "remove-fstab-entry done",
                            "start-agent done",
                            "verify done",
                            "delete-backing-file done");
            assertThat(agent.stdout("cat /etc/fstab")).isEqualTo(before);
            assertThat(agent.stdout("grep -c /dcos/volume0 /proc/mounts /var/lib/dcos/mesos-resources || :;"
                            + " ls /root/volume0.img 2>/dev/null || :"))
                    .isEqualTo("/proc/mounts:0\n/var/lib/dcos/mesos-resources:0");
            assertThat(agent.stdout("curl -s localhost:5051/state")).doesNotContain("/dcos/volume0");
            assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
            assertThat(operator.verify().exitCode()).isZero();
            measuredAgain(operator);
            replacedOnceItIsDead(operator, agent);
        }
    }

    /** The size that discovery has kept of the volume that is gone is not that of a new one with its number. */
    private static void measuredAgain(OperatorFixture operator) throws Exception {
        operator.playbook("activation: restart\n" + OperatorFixture.ONE_VOLUME.replace("200MB", "300MB"));
        CommandRun made = operator.apply();
        assertThat(made.outcome("a1")).as("%s", made).isEqualTo("verified");
        assertThat(made.volume("a1", "/dcos/volume0").path("offeredMb").asInt()).isBetween(150, 200);
    }

    /** In one plan, while a process still uses the old one and services have reserved it; and the new one is measured. */
    private static void replacedOnceItIsDead(OperatorFixture operator, AgentContainer agent) throws Exception {
        String device = agent.stdout("findmnt -n -o SOURCE /dcos/volume0");
        agent.stdout(
                "(cd /dcos/volume0; exec setsid sleep 600) >/dev/null 2>&1 & until [ \"$(readlink /proc/$!/cwd)\" ="
                        + " /dcos/volume0 ]; do sleep 0.1; done; mount --bind /dev/null " + device);
        agent.stdout("printf '\\n\\r/dcos/volume0' > " + META + "/resources/resources.info");
        String other = "activation: restart\n"
                + OperatorFixture.ONE_VOLUME.replace("volume0.img", "new.img").replace("200MB", "400MB");
        operator.playbook(other);
        assertThat(operator.apply().reason("a1")).contains("/dcos/volume0 is in use: mounted from /root/volume0.img");
        operator.playbook(other + "    state: replaced\n");
        assertThat(operator.apply().reason("a1")).contains("services have reserved /dcos/volume0");

        operator.playbook(other + "    state: replaced\n    losesData: accepted\n");
        CommandRun replaced = operator.apply();

        assertThat(replaced.outcome("a1")).as("%s", replaced).isEqualTo("verified");
        assertThat(replaced.steps("a1"))
                .containsExactly(
                        "stop-agent done",
                        "clear-resource-state done",
                        "clear-agent-checkpoint done",
                        "give-up-reservations done",
                        "unmount-volume done",
                        "remove-fstab-entry done",
                        "create-backing-file done",
                        "make-filesystem done",
                        "add-fstab-entry done",
                        "mount-volume done",
                        "start-agent done",
                        "verify done");
        assertThat(replaced.volume("a1", "/dcos/volume0").path("offeredMb").asInt())
                .isGreaterThan(220);
        assertThat(agent.stdout("grep ' /dcos/volume0 ' /etc/fstab | cut -d ' ' -f 1; stat -c %s /root/volume0.img"))
                .as("the old one keeps its data")
                .isEqualTo("/root/new.img\n314572800");
        assertThat(operator.apply().outcome("a1")).isEqualTo("unchanged");
    }

    @Test
    void aReservedVolumeIsGivenUpWhereItsLossIsAcceptedAndShIsBusybox() throws Exception {
        OperatorFixture operator =
                OperatorFixture.in(directory).playbook("activation: restart\n" + OperatorFixture.ONE_VOLUME);
        try (AgentContainer agent = operator.agent(NodeRole.PUBLIC).version("1.9.4")) {
            agent.start();
            agent.stdout("ln -sfn busybox /usr/bin/sh");
            operator.knows("p1", agent);
            String before = agent.stdout("cat /etc/fstab");
            assertThat(operator.apply().outcome("p1")).isEqualTo("verified");
            agent.stdout("mkdir -p " + META + "/resources; printf '\\n\\r/dcos/volume0' > " + META
                    + "/resources/resources.info");
            String boot = agent.bootId();

            operator.playbook("volumes: [{path: /dcos/volume0, state: absent, losesData: accepted}]\n");
            CommandRun removed = operator.apply();

            assertThat(removed.outcome("p1")).as("%s", removed).isEqualTo("verified");
            assertThat(removed.steps("p1"))
                    .containsExactly(
                            "stop-agent done",
                            "clear-resource-state done",
                            "clear-agent-checkpoint done",
                            "unmount-volume done",
                            "remove-fstab-entry done",
                            "give-up-reservations done",
                            "reboot done",
                            "verify done");
            assertThat(agent.bootId()).isNotEqualTo(boot);
            assertThat(agent.stdout("cat /etc/fstab")).isEqualTo(before);
            assertThat(agent.stdout("stat -c %s /root/volume0.img; grep -c /dcos/volume0 /proc/mounts || :"))
                    .as("its data stays")
                    .isEqualTo("209715200\n0");
            assertThat(agent.stdout("ls -d " + META + "/resources 2>/dev/null || echo gone"))
                    .isEqualTo("gone");
            assertThat(agent.stdout("cat /var/lib/volmount/reservations.*/resources.info"))
                    .contains("/dcos/volume0");
        }
    }
}
