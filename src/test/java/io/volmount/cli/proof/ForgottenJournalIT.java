package io.volmount.cli.proof;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import io.volmount.lab.Procedure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An agent whose journal has been rotated since it started. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class ForgottenJournalIT {
    private static final String UNIT = "dcos-mesos-slave-public.service";
    private static final String VOLUME = "/dcos/volume0";

    @TempDir
    Path directory;

    @Test
    void isProvenByItsProcessAndUnprovenWithoutIt() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        try (AgentContainer agent = operator.agent(NodeRole.PUBLIC)) {
            agent.start();
            operator.knows("a1", agent);

            agent.stdout(Procedure.stopAndClear(UNIT) + Procedure.loopbackVolume(200) + "systemctl start " + UNIT);
            assertThat(operator.verify().outcome("a1")).isEqualTo("verified");

            eventually(
                    "the journal has forgotten the start of the agent",
                    () -> agent.stdout("journalctl -q --rotate --vacuum-time=1s >/dev/null 2>&1; journalctl -q -b -u "
                                    + UNIT)
                            .isEmpty());
            CommandRun byProcess = operator.verify();
            assertThat(byProcess.outcome("a1")).as("%s", byProcess).isEqualTo("verified");
            assertThat(byProcess.exitCode()).isZero();
            assertThat(byProcess.volume("a1", VOLUME).path("offeredMb").asInt()).isEqualTo(74);

            agent.stdout(
                    "mount --bind /dev/null /proc/$(systemctl show -p MainPID " + UNIT + " | cut -d = -f 2)/environ");
            CommandRun untold = operator.verify();
            assertThat(untold.outcome("a1")).as("%s", untold).isEqualTo("unproven");
            assertThat(untold.exitCode()).isEqualTo(1);
            assertThat(untold.missed("a1", VOLUME)).isEmpty();
            assertThat(untold.unknown("a1", VOLUME)).containsExactly("discovery", "agent-start");
            assertThat(untold.volume("a1", VOLUME).path("outcome").asString()).isEqualTo("unproven");
            assertThat(untold.reason("a1"))
                    .matches("it is unknown whether the agent offers /dcos/volume0: the journal of this boot begins at"
                            + " 20[-0-9]{8}T[:0-9]{8}Z and has no line of volume discovery; .*");
        }
    }
}
