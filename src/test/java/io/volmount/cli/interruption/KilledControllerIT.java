package io.volmount.cli.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.ControllerProcess;
import io.volmount.cli.OperatorFixture;
import io.volmount.cli.RunJournal;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.LabContainer;
import io.volmount.lab.MasterContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A controller that is killed, again and again, at one write to its journal after the other. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class KilledControllerIT {
    private static final int MOST_LIVES = 60;

    @TempDir
    Path directory;

    @Test
    void theRunIsResumedUntilAllIsProvenAndNothingHappensTwice() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                rollout: {canary: 0, maxUnavailable: 2, maxFailures: 0}
                """);
        try (AgentContainer a1 = operator.agent(NodeRole.PRIVATE);
                AgentContainer a2 = operator.agent(NodeRole.PUBLIC)) {
            LabContainer.startAll(a1, a2);
            operator.knows("a1", a1).knows("a2", a2);
            List<HoldPoint> mkfs =
                    List.of(HoldPoint.program(a1, "/sbin/mkfs.ext4"), HoldPoint.program(a2, "/sbin/mkfs.ext4"));

            int kills = killedAgainAndAgain(operator, "{\"agents\":2,\"verified\":2}");

            assertThat(kills).isGreaterThan(5);
            for (AgentContainer agent : List.of(a1, a2)) {
                assertThat(agent.stdout("grep -c ' /dcos/volume0 ' /etc/fstab")).isEqualTo("1");
                assertThat(agent.stdout("grep -c ' /dcos/volume0 ' /proc/self/mountinfo"))
                        .isEqualTo("1");
                assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
            }
            assertThat(mkfs).extracting(HoldPoint::calls).containsExactly(1, 1);
            assertThat(operator.verify().report().path("summary").toString())
                    .isEqualTo("{\"agents\":2,\"verified\":2}");
            assertThat(operator.apply().report().path("summary").toString())
                    .isEqualTo("{\"agents\":2,\"unchanged\":2}");
        }
    }

    @Test
    void anAgentThatWasDrainedIsReactivatedHoweverOftenTheControllerDies() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook("""
                volumes:
                  - path: /dcos/volume0
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4
                drain: {grace: 1m}
                """);
        try (MasterContainer master = new MasterContainer().version("1.9.0").drainTime(Duration.ofSeconds(1))) {
            master.start();
            try (AgentContainer agent =
                    operator.agent(NodeRole.PRIVATE).version("2.0.3").tasks(2).master(master)) {
                agent.start();
                operator.knows("a1", agent);

                killedAgainAndAgain(
                        operator,
                        "{\"agents\":1,\"verified\":1}",
                        "--master",
                        master.url().toString());

                assertThat(agent.stdout("curl -s " + master.addressInLab() + "/slaves"))
                        .contains(agent.stdout("basename \"$(readlink /var/lib/mesos/slave/meta/slaves/latest)\""))
                        .doesNotContain("drain_info");
            }
        }
    }

    /** The first resumption dies at its first write, the second at its second, and so on. Returns how many were killed. */
    private static int killedAgainAndAgain(OperatorFixture operator, String summary, String... options)
            throws Exception {
        RunJournal journal = RunJournal.of(operator);
        String[] words = Stream.concat(Stream.of("--yes"), Stream.of(options)).toArray(String[]::new);
        try (ControllerProcess first = operator.start("apply", words)) {
            assertThat(first.killedAt(journal, 2)).isTrue();
        }
        for (int kills = 1; kills < MOST_LIVES; kills++) {
            try (ControllerProcess next = operator.startBare("resume", "--format", "json")) {
                if (!next.killedAt(journal, journal.lines() + kills)) {
                    CommandRun last = next.end();
                    assertThat(last.exitCode()).as("%s", last).isZero();
                    assertThat(last.report().path("summary").toString()).isEqualTo(summary);
                    return kills;
                }
            }
        }
        throw new AssertionError("no end after " + MOST_LIVES + " lives and " + journal.lines() + " writes");
    }
}
