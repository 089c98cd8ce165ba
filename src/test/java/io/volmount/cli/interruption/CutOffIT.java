package io.volmount.cli.interruption;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.ControllerProcess;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NetworkCut;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent that the controller loses in the middle: in doubt, and taken up again without anything happening twice. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class CutOffIT {
    @TempDir
    Path directory;

    private OperatorFixture operator;

    @BeforeEach
    void aDeskThatSoonNoticesSilence() throws Exception {
        operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                verify: {timeout: 1m, settle: 2s}
                """);
        operator.sshConfig("Host *\nServerAliveInterval 5\nServerAliveCountMax 3\nConnectTimeout 15\n");
    }

    @Test
    void theNetworkIsCutWhileTheFileSystemIsMade() throws Exception {
        lostDuringMkfs((agent, apply) -> NetworkCut.to(agent, () -> isInDoubt(apply.end(), "make-filesystem")));
    }

    @Test
    void sshdIsKilledWhileTheFileSystemIsMade() throws Exception {
        lostDuringMkfs((agent, apply) -> {
            agent.stdout("pkill -9 sshd; systemctl restart ssh");
            isInDoubt(apply.end(), "make-filesystem");
        });
    }

    /** What is done to a node while its mkfs is held, and what the controller makes of it. */
    private interface Disaster {
        void strike(AgentContainer agent, ControllerProcess apply) throws Exception;
    }

    private void lostDuringMkfs(Disaster disaster) throws Exception {
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            HoldPoint mkfs = HoldPoint.program(agent, "/sbin/mkfs.ext4");
            mkfs.hold();
            try (ControllerProcess apply = operator.start("apply", "--yes")) {
                apply.awaitHeld(mkfs);
                disaster.strike(agent, apply);
            }
            resumes(agent, mkfs);
        }
    }

    @Test
    void theNetworkIsCutDuringTheReboot() throws Exception {
        try (AgentContainer agent = operator.agent(NodeRole.PUBLIC)) {
            agent.start();
            operator.knows("a1", agent);
            HoldPoint mkfs = HoldPoint.program(agent, "/sbin/mkfs.ext4");
            HoldPoint boot = HoldPoint.boot(agent);
            String before = agent.bootId();
            boot.hold();
            try (ControllerProcess apply = operator.start("apply", "--yes")) {
                apply.awaitHeld(boot);
                NetworkCut.to(agent, () -> {
                    boot.letGo();
                    isInDoubt(apply.end(), "reboot");
                });
            }
            eventually("up again", () -> agent.upSince(before, "lab-ready"));
            resumes(agent, mkfs);
        }
    }

    private static void isInDoubt(CommandRun apply, String step) {
        assertThat(apply.exitCode()).as("%s", apply).isNotZero();
        assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("in-doubt");
        assertThat(apply.steps("a1")).contains(step + " in-doubt");
        assertThat(apply.err()).contains("volmount resume ");
    }

    /** A mkfs that is still held goes on only when the resumed run is there already, and waits for it. */
    private void resumes(AgentContainer agent, HoldPoint mkfs) throws Exception {
        try (ControllerProcess resume = operator.startBare("resume", "--format", "json")) {
            mkfs.letGo();
            CommandRun resumed = resume.end();
            assertThat(resumed.exitCode()).as("%s", resumed).isZero();
            assertThat(resumed.outcome("a1")).isEqualTo("verified");
        }
        assertThat(mkfs.calls()).isEqualTo(1);
        assertThat(agent.stdout("grep -c ' /dcos/volume0 ' /etc/fstab")).isEqualTo("1");
        assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
    }
}
