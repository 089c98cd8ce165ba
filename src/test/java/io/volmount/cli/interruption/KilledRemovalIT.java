package io.volmount.cli.interruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.ControllerProcess;
import io.volmount.cli.OperatorFixture;
import io.volmount.cli.RunJournal;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.HoldPoint;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A controller that is killed again and again while it removes a volume, and puts another one in the place of a third. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class KilledRemovalIT {
    /** So many writes to its journal does each life last longer than the one before, so that step after step is in doubt. */
    private static final int LONGER = 3;

    private static final int MOST_LIVES = 20;

    private static final String VOLUMES = """
            activation: restart
            volumes:
              - path: /dcos/volume0
                source: {loopback: {file: /root/volume0.img, size: 200MB}}
                filesystem: ext4
              - path: /dcos/volume1
                source: {loopback: {file: /root/volume1.img, size: 200MB}}
                filesystem: ext4
            """;

    @TempDir
    Path directory;

    @Test
    void theRunIsResumedUntilAllIsProvenAndNothingHappensTwice() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(VOLUMES);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            assertThat(operator.apply().outcome("a1")).isEqualTo("verified");
            operator.playbook(VOLUMES.replace(
                            "volume0.img, size: 200MB}}\n",
                            "volume0.img, size: 200MB}}\n    state: absent\n" + "    backingFile: delete\n")
                    .replace("volume1.img, size: 200MB}}\n", "new.img, size: 250MB}}\n    state: replaced\n"));
            HoldPoint mkfs = HoldPoint.program(agent, "/sbin/mkfs.ext4");

            assertThat(killedAgainAndAgain(operator)).isGreaterThan(3);

            assertThat(mkfs.calls()).isOne();
            assertThat(agent.stdout(
                            "grep -o '^[^ ]* /dcos/volume[^ ]*' /etc/fstab; findmnt -n -l -o TARGET | grep /dcos/;"
                                    + " ls /root/new.img /root/volume?.img"))
                    .isEqualTo("/root/new.img /dcos/volume1\n/dcos/volume1\n/root/new.img\n/root/volume1.img");
            assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
            assertThat(operator.verify().exitCode()).isZero();
            assertThat(operator.apply().outcome("a1")).isEqualTo("unchanged");
        }
    }

    /** How often the controller was killed before it came to its end. */
    private static int killedAgainAndAgain(OperatorFixture operator) throws Exception {
        RunJournal journal = RunJournal.of(operator);
        long before = journal.lines();
        try (ControllerProcess first = operator.start("apply", "--yes")) {
            assertThat(first.killedAt(journal, before + LONGER)).isTrue();
        }
        for (int kills = 1; kills < MOST_LIVES; kills++) {
            try (ControllerProcess next = operator.startBare("resume", "--format", "json")) {
                if (!next.killedAt(journal, journal.lines() + (kills + 1) * LONGER)) {
                    CommandRun last = next.end();
                    assertThat(last.exitCode()).as("%s", last).isZero();
                    assertThat(last.outcome("a1")).as("%s", last).isEqualTo("verified");
                    return kills;
                }
            }
        }
        throw new AssertionError("no end after " + MOST_LIVES + " lives and " + journal.lines() + " writes");
    }
}
