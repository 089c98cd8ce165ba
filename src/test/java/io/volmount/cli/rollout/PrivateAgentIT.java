package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The documented job from its first plan to its last verify, on one private agent. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class PrivateAgentIT {
    @TempDir
    Path directory;

    @Test
    void theDocumentedVolumeIsPlannedMadeProvenAndThenLeftAlone() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                """);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE).tasks(2)) {
            agent.start();
            operator.knows("a1", agent, "role: private");
            planChangesNothing(operator, agent);
            doesTheJob(operator, agent);
            leavesItAlone(operator, agent);
        }
    }

    private static void planChangesNothing(OperatorFixture operator, AgentContainer agent) throws Exception {
        NodeState before = NodeState.of(agent);
        CommandRun plan = operator.plan();
        CommandRun detailed = operator.plan("--detailed-exitcode");

        assertThat(before.changesTo(NodeState.of(agent))).isEmpty();
        assertThat(plan.exitCode()).isZero();
        assertThat(detailed.exitCode()).isEqualTo(3);
        assertThat(plan.report().path("outcome").asString()).isEqualTo("changes");
        assertThat(plan.outcome("a1")).isEqualTo("planned");
        assertThat(plan.agent("a1").path("role").asString()).isEqualTo("private");
        assertThat(plan.agent("a1").path("runningTasks").asInt()).isEqualTo(2);
        assertThat(plan.steps("a1"))
                .containsExactly(
                        "stop-agent planned",
                        "clear-resource-state planned",
                        "clear-agent-checkpoint planned",
                        "create-backing-file planned",
                        "make-filesystem planned",
                        "add-fstab-entry planned",
                        "mount-volume planned",
                        "reboot planned",
                        "verify planned");
    }

    private void doesTheJob(OperatorFixture operator, AgentContainer agent) throws Exception {
        String boot = agent.bootId();
        CommandRun apply = operator.apply();

        assertThat(apply.exitCode()).as("%s", apply).isZero();
        assertThat(agent.bootId()).isNotEqualTo(boot);
        assertThat(apply.outcome("a1")).isEqualTo("verified");
        assertThat(apply.steps("a1")).hasSize(9).allMatch(step -> step.endsWith(" done"));
        assertThat(apply.missed("a1", "/dcos/volume0")).isEmpty();
        assertThat(apply.volume("a1", "/dcos/volume0").path("offeredMb").asInt())
                .isEqualTo(74);
        assertThat(apply.volume("a1", "/dcos/volume0").path("journal").toString())
                .contains("systemd[1]: Mounted dcos-volume0.mount - /dcos/volume0.")
                .contains("Found matching mounts : [('/dcos/volume0', 74)]")
                .contains("--resources=");
        assertThat(agent.stdout("grep /dcos/volume0 /etc/fstab"))
                .isEqualTo("/root/volume0.img /dcos/volume0 ext4 loop,nosuid,nodev 0 2");
        assertThat(agent.stdout("findmnt -n -o FSTYPE,SOURCE /dcos/volume0")).matches("ext4 +/dev/loop[0-9]+");
        assertThat(agent.stdout("stat -c %a /root/volume0.img")).isEqualTo("600");
        assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
        assertThat(agent.stdout("losetup -n -l -O BACK-FILE -j /root/volume0.img | wc -l"))
                .isEqualTo("1");
        try (var runs = Files.list(directory.resolve("state/volmount/runs"))) {
            List<Path> all = runs.toList();
            assertThat(all).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.get(0))))
                    .isEqualTo("rwx------");
        }
    }

    private static void leavesItAlone(OperatorFixture operator, AgentContainer agent) throws Exception {
        NodeState before = NodeState.of(agent);
        CommandRun plan = operator.plan("--detailed-exitcode");
        CommandRun verify = operator.verify();
        CommandRun apply = operator.apply();

        assertThat(before.changesTo(NodeState.of(agent))).isEmpty();
        assertThat(List.of(plan.exitCode(), verify.exitCode(), apply.exitCode()))
                .containsOnly(0);
        assertThat(List.of(plan.outcome("a1"), verify.outcome("a1"), apply.outcome("a1")))
                .containsExactly("unchanged", "verified", "unchanged");
        assertThat(plan.steps("a1")).isEmpty();
        assertThat(verify.volume("a1", "/dcos/volume0").path("offeredMb").asInt())
                .isEqualTo(74);
    }
}
