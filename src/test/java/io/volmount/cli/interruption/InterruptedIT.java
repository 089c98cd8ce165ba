package io.volmount.cli.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.ControllerProcess;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An operator who presses Ctrl-C: once at first, then, impatient, twice. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class InterruptedIT {
    @TempDir
    Path directory;

    @Test
    void oneFinishesTheAgentTwoLeaveItInDoubtAndBothRunsResume() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                rollout: {canary: 0, maxUnavailable: 1, maxFailures: 0}
                """);
        try (AgentContainer a1 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a2 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a3 = operator.agent(NodeRole.PRIVATE)) {
            LabContainer.startAll(a1, a2, a3);
            operator.knows("a1", a1).knows("a2", a2).knows("a3", a3);
            once(operator, a1);
            twice(operator, a2);
            resumes(operator, a2);
        }
    }

    private static void once(OperatorFixture operator, AgentContainer first) throws Exception {
        HoldPoint mkfs = HoldPoint.program(first, "/sbin/mkfs.ext4");
        mkfs.hold();
        try (ControllerProcess apply = operator.start("apply", "--yes")) {
            apply.awaitHeld(mkfs);
            apply.interrupt();
            apply.awaitWords("stopping: ");
            mkfs.letGo();
            CommandRun stopped = apply.end();
            assertThat(stopped.exitCode()).as("%s", stopped).isEqualTo(4);
            assertThat(stopped.report().path("summary").toString())
                    .isEqualTo("{\"agents\":3,\"verified\":1,\"skipped\":2}");
            assertThat(stopped.err()).contains("volmount resume ");
        }
    }

    private static void twice(OperatorFixture operator, AgentContainer next) throws Exception {
        HoldPoint mkfs = HoldPoint.program(next, "/sbin/mkfs.ext4");
        mkfs.hold();
        try (ControllerProcess resume = operator.startBare("resume", "--format", "json")) {
            resume.awaitHeld(mkfs);
            resume.interrupt();
            resume.awaitWords("stopping: ");
            resume.interrupt();
            CommandRun ended = resume.end();
            assertThat(ended.exitCode()).as("%s", ended).isEqualTo(130);
            assertThat(ended.err()).contains("volmount resume ");
        }
        mkfs.letGo();
    }

    private static void resumes(OperatorFixture operator, AgentContainer next) throws Exception {
        CommandRun resumed = operator.run("resume", "--format", "json");
        assertThat(resumed.exitCode()).as("%s", resumed).isZero();
        assertThat(resumed.report().path("summary").toString()).isEqualTo("{\"agents\":3,\"verified\":3}");
        assertThat(HoldPoint.program(next, "/sbin/mkfs.ext4").calls()).isEqualTo(1);
    }
}
