package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.MasterContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent that its master drains before it is stopped, on which a step fails before the run is resumed. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class DrainIT {
    private static final String ID = "basename \"$(readlink /var/lib/mesos/slave/meta/slaves/latest)\"";

    @TempDir
    Path directory;

    @Test
    void anAgentThatStaysDrainedIsNamedUntilTheRunIsResumed() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME + """
                drain: {grace: 1m, onTimeout: stop}
                onFailure: leave
                """);
        try (MasterContainer master = new MasterContainer().version("1.9.0").drainTime(Duration.ofSeconds(1))) {
            master.start();
            try (AgentContainer agent =
                    operator.agent(NodeRole.PRIVATE).version("2.0.3").tasks(2).master(master)) {
                agent.start();
                operator.knows("a1", agent);
                String id = agent.stdout(ID);
                agent.stdout("mv /sbin/mkfs.ext4 /sbin/mkfs.ext4.good; ln -s /bin/false /sbin/mkfs.ext4");

                CommandRun failed = operator.apply("--master", master.url().toString());

                assertThat(failed.outcome("a1")).as("%s", failed).isEqualTo("failed");
                assertThat(failed.steps("a1")).startsWith("drain-agent done", "stop-agent done");
                assertThat(failed.step("a1", "drain-agent").path("detail").asString())
                        .isEqualTo("agent " + id + " is drained");
                assertThat(failed.agent("a1").path("drained").toString()).isEqualTo("[\"" + id + "\"]");
                assertThat(failed.reason("a1")).contains("REACTIVATE_AGENT", "{\"value\":\"" + id + "\"}");
                assertThat(operator.run(
                                        "runs",
                                        "report",
                                        failed.report().path("run").asString())
                                .out())
                        .contains("  a1: failed; make-filesystem failed; in Mesos " + id + "\n");

                agent.stdout("mv /sbin/mkfs.ext4.good /sbin/mkfs.ext4");
                CommandRun resumed = operator.run("resume", "--format", "json");

                assertThat(resumed.outcome("a1")).as("%s", resumed).isEqualTo("verified");
                assertThat(resumed.steps("a1")).endsWith("verify done", "reactivate-agent done");
                assertThat(resumed.agent("a1").path("drained").isMissingNode()).isTrue();
                assertThat(resumed.volume("a1", "/dcos/volume0")
                                .path("evidence")
                                .toString())
                        .contains("agent " + agent.stdout(ID) + ", formerly " + id + ", is active in the master");
                assertThat(agent.stdout("curl -s " + master.addressInLab() + "/slaves"))
                        .contains(agent.stdout(ID))
                        .doesNotContain("drain_info");
            }
        }
    }
}
