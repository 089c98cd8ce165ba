package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
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

/** A plan that is saved, and applied after somebody has been at one of its agents. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class SavedPlanIT {
    @TempDir
    Path directory;

    @Test
    void theDriftedAgentIsLeftAloneTheOtherIsProvisionedAndThePlanIsUsedUp() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                rollout: {canary: 0, maxUnavailable: 2}
                """);
        try (AgentContainer a1 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a2 = operator.agent(NodeRole.PRIVATE)) {
            LabContainer.startAll(a1, a2);
            operator.knows("a1", a1).knows("a2", a2);
            assertThat(operator.plan("-o", operator.file("plan.json").toString())
                            .exitCode())
                    .isZero();
            a1.stdout("echo 'tmpfs /dcos/volume0 tmpfs noauto 0 0' >> /etc/fstab");
            NodeState byHand = NodeState.of(a1);

            CommandRun apply = operator.applySaved("plan.json");

            assertThat(apply.exitCode()).isEqualTo(1);
            assertThat(apply.outcome("a1")).isEqualTo("refused");
            assertThat(apply.reason("a1"))
                    .isEqualTo(
                            "it has changed since it was planned: /etc/fstab has another line for /dcos/volume0: tmpfs"
                                    + " /dcos/volume0 tmpfs noauto 0 0 (line 2), which does not name /root/volume0.img;"
                                    + " correct or remove it");
            assertThat(byHand.changesTo(NodeState.of(a1))).isEmpty();
            assertThat(apply.outcome("a2")).isEqualTo("verified");

            CommandRun again = operator.applySaved("plan.json");

            assertThat(again.exitCode()).isEqualTo(2);
            assertThat(again.err())
                    .contains("this plan was already applied by run "
                            + apply.report().path("run").asString());
        }
    }
}
