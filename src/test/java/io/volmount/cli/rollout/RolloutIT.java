package io.volmount.cli.rollout;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A step that fails on one of several agents. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class RolloutIT {
    private static final String VOLUMES = """
            volumes:
              - path: /dcos/volume0
                source: {loopback: {file: /root/volume0.img, size: 200MB}}
                filesystem: ext4
            """;
    private static final String BREAK_MKFS = """
            mv /sbin/mkfs.ext4 /sbin/mkfs.ext4.good
            printf '#!/bin/sh\\necho no mkfs today >&2\\nexit 1\\n' > /sbin/mkfs.ext4
            chmod 755 /sbin/mkfs.ext4
            """;
    private static final String MEND_MKFS = "mv /sbin/mkfs.ext4.good /sbin/mkfs.ext4";

    @TempDir
    Path directory;

    @Test
    void aFailureStopsItsAgentAndTheBudgetDecidesAboutTheOthers() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory);
        try (AgentContainer a1 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a2 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a3 = operator.agent(NodeRole.PUBLIC)) {
            LabContainer.startAll(a1, a2, a3);
            operator.knows("a1", a1).knows("a2", a2).knows("a3", a3);
            theFirstFailureIsOneTooMany(operator, a1, a2);
            theOthersGoOn(operator, a1, a2, a3);
        }
    }

    private static void theFirstFailureIsOneTooMany(
            OperatorFixture operator, AgentContainer broken, AgentContainer next) throws Exception {
        broken.stdout(BREAK_MKFS);
        NodeState before = NodeState.of(next);

        CommandRun apply = operator.playbook(VOLUMES + "rollout: {canary: 0, maxUnavailable: 1, maxFailures: 0}\n")
                .apply();

        assertThat(apply.exitCode()).isEqualTo(4);
        assertThat(apply.report().path("outcome").asString()).isEqualTo("stopped");
        assertThat(apply.report().path("stopped").asString()).contains("maxFailures: 0");
        assertThat(List.of(apply.outcome("a1"), apply.outcome("a2"), apply.outcome("a3")))
                .containsExactly("failed", "skipped", "skipped");
        assertThat(apply.steps("a1"))
                .containsExactly(
                        "stop-agent done",
                        "clear-resource-state done",
                        "clear-agent-checkpoint done",
                        "create-backing-file done",
                        "make-filesystem failed",
                        "add-fstab-entry skipped",
                        "mount-volume skipped",
                        "reboot skipped",
                        "verify skipped",
                        "restart-agent done");
        eventually("its agent runs again", () -> broken.succeeds("systemctl is-active dcos-mesos-slave"));
        assertThat(apply.step("a1", "make-filesystem").path("output").asString())
                .contains("no mkfs today");
        assertThat(apply.reason("a1")).contains("mkfs.ext4 failed").contains("; rolled back: stop-agent; ");
        assertThat(apply.steps("a2")).hasSize(9).allMatch(step -> step.endsWith(" skipped"));
        assertThat(before.changesTo(NodeState.of(next))).isEmpty();
        assertThat(broken.stdout("grep -c /dcos /etc/fstab || true")).isEqualTo("0");
    }

    private static void theOthersGoOn(
            OperatorFixture operator, AgentContainer mended, AgentContainer broken, AgentContainer sound)
            throws Exception {
        mended.stdout(MEND_MKFS);
        broken.stdout(BREAK_MKFS);
        String boot = broken.bootId();

        CommandRun apply = operator.playbook(VOLUMES + "rollout: {canary: 0, maxUnavailable: 3, maxFailures: 1}\n")
                .apply();

        assertThat(apply.exitCode()).isEqualTo(1);
        assertThat(apply.report().path("outcome").asString()).isEqualTo("failed");
        assertThat(apply.report().path("summary").toString()).isEqualTo("{\"agents\":3,\"verified\":2,\"failed\":1}");
        assertThat(List.of(apply.outcome("a1"), apply.outcome("a2"), apply.outcome("a3")))
                .containsExactly("verified", "failed", "verified");
        assertThat(apply.steps("a1")).contains("stop-agent done").doesNotContain("create-backing-file done");
        assertThat(broken.bootId()).isEqualTo(boot);
        assertThat(sound.decoy()).isEqualTo(sound.decoyAsMade());
        assertThat(operator.verify().report().path("summary").toString())
                .isEqualTo("{\"agents\":3,\"verified\":2,\"not-verified\":1}");
    }
}
