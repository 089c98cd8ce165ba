package io.volmount.cli.interruption;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.ControllerProcess;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import io.volmount.lab.SmallDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A disk that fills up in the middle of a run: the controller's, and a node's. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class DiskFullIT {
    @TempDir
    Path directory;

    @Test
    void aJournalThatCannotBeWrittenEndsTheRunWhichResumesLater() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                """);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            HoldPoint mkfs = HoldPoint.program(agent, "/sbin/mkfs.ext4");
            try (SmallDisk disk = SmallDisk.on(operator.state())) {
                fillUpDuringApply(operator, disk, mkfs);
                disk.makeRoom();

                CommandRun resumed = operator.run("resume", "--format", "json");
                assertThat(resumed.exitCode()).as("%s", resumed).isZero();
                assertThat(resumed.outcome("a1")).isEqualTo("verified");
            }
            assertThat(mkfs.calls()).isEqualTo(1);
            assertThat(agent.stdout("grep -c ' /dcos/volume0 ' /etc/fstab")).isEqualTo("1");
        }
    }

    private static void fillUpDuringApply(OperatorFixture operator, SmallDisk disk, HoldPoint mkfs) throws Exception {
        mkfs.hold();
        try (ControllerProcess apply = operator.start("apply", "--yes")) {
            apply.awaitHeld(mkfs);
            disk.fillUp();
            mkfs.letGo();
            CommandRun broken = apply.end();
            assertThat(broken.exitCode()).as("%s", broken).isEqualTo(1);
            assertThat(broken.err())
                    .contains("events.jsonl cannot be written (no space left on device)")
                    .contains("volmount resume ")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aNodeWithoutRoomForTheFileIsRestoredAndLaterResumed() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /srv/small/volume0.img, size: 200MB}}
                    filesystem: ext4
                """);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            agent.stdout("""
                    set -e
                    truncate -s 500M /srv/small.img
                    mkfs.ext4 -q -F /srv/small.img
                    mkdir /srv/small
                    echo '/srv/small.img /srv/small ext4 loop 0 0' >> /etc/fstab
                    systemctl daemon-reload
                    mount /srv/small
                    mkdir -p /etc/systemd/system/dcos-mesos-slave.service.d
                    printf '[Service]\\nExecStopPost=/bin/sh -c "fallocate -l 300M /srv/small/filler"\\n' \\
                        > /etc/systemd/system/dcos-mesos-slave.service.d/fill.conf
                    systemctl daemon-reload
                    """);
            CommandRun full = operator.apply();

            assertThat(full.outcome("a1")).as("%s", full).isEqualTo("failed");
            assertThat(full.reason("a1"))
                    .startsWith("create-backing-file: ")
                    .contains("bytes free")
                    .contains("rolled back: stop-agent");
            eventually("its agent runs again", () -> agent.succeeds("systemctl is-active dcos-mesos-slave"));
            assertThat(agent.stdout("ls /srv/small; grep -c /dcos /etc/fstab || true"))
                    .doesNotContain("volume0")
                    .endsWith("0");

            agent.stdout("""
                    rm /etc/systemd/system/dcos-mesos-slave.service.d/fill.conf
                    systemctl daemon-reload
                    rm /srv/small/filler
                    """);
            CommandRun resumed = operator.run("resume", "--format", "json");
            assertThat(resumed.exitCode()).as("%s", resumed).isZero();
            assertThat(resumed.outcome("a1")).isEqualTo("verified");
        }
    }
}
