package io.volmount.cli.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.SshdContainer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers that let in a few at a time: it takes longer, and nobody is left behind. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class ThrottlingIT {
    @TempDir
    Path directory;

    @Test
    void twentyAgentsWhoseServerDropsLoginsByChanceAreAllReached() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        try (SshdContainer server =
                operator.server().config("MaxStartups 2:50:5\nLogLevel VERBOSE").published(20)) {
            server.start();
            operator.trusts(server.knownHosts());
            server.ports().forEach(port -> operator.lists("a" + port, port));

            CommandRun plan = operator.plan();

            assertThat(plan.report().path("summary").toString())
                    .as("%s", plan)
                    .isEqualTo("{\"agents\":20,\"refused\":20}");
            assertThat(server.ports()).allMatch(port -> plan.reached("a" + port));
            assertThat(server.getLogs()).as("it was put to the test").contains("drop connection");
        }
    }

    @Test
    void oneSessionOnAConnectionIsEnough() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        try (SshdContainer server = operator.server().config("MaxSessions 1").published(1)) {
            server.start();
            operator.trusts(server.knownHosts()).lists("a1", server.port());

            CommandRun plan = operator.plan();

            assertThat(plan.reached("a1")).as("%s", plan).isTrue();
        }
    }
}
