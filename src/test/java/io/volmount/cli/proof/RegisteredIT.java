package io.volmount.cli.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.MasterContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** A master that knows of the agent what the agent itself has told it, from the plan to the last verify. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class RegisteredIT {
    private static final String VOLUME = "/dcos/volume0";
    private static final String TOKEN = "lab-token";
    private static final String ID = "basename \"$(readlink /var/lib/mesos/slave/meta/slaves/latest)\"";

    @TempDir
    Path directory;

    @Test
    void theMasterIsAskedBeforeAndAfter() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(OperatorFixture.ONE_VOLUME);
        Files.setPosixFilePermissions(
                Files.writeString(operator.file("token"), TOKEN + "\n"), PosixFilePermissions.fromString("rw-------"));
        try (MasterContainer master = new MasterContainer().token(TOKEN)) {
            master.start();
            try (AgentContainer agent = operator.agent(NodeRole.PUBLIC).tasks(2).master(master)) {
                agent.start();
                operator.knows("a1", agent);
                String before = agent.stdout(ID);

                JsonNode planned = operator.plan(
                                asking(operator, master.urlOfAnother().toString()))
                        .agent("a1");
                assertThat(planned.path("master").path("id").asString()).isEqualTo(before);
                assertThat(planned.path("master").path("frameworks").toString())
                        .isEqualTo("[{\"name\":\"lab\",\"tasks\":[\"task-0\",\"task-1\"],\"last\":true}]");

                String[] asking = asking(operator, master.url().toString());
                CommandRun applied = operator.apply(asking);
                assertThat(applied.outcome("a1")).as("%s", applied).isEqualTo("verified");
                assertThat(registered(applied).path("passed").asBoolean()).isTrue();
                assertThat(registered(applied).path("detail").asString())
                        .isEqualTo("agent " + agent.stdout(ID) + ", formerly " + before
                                + ", is active in the master, which has 74 MB for role slave_public of it");

                agent.stdout("systemctl stop dcos-mesos-slave-public");
                CommandRun stopped = operator.verify(asking);
                assertThat(stopped.missed("a1", VOLUME)).contains("registered");
                assertThat(registered(stopped).path("detail").asString())
                        .endsWith(" as inactive, so that it offers nothing of it");
                agent.stdout("systemctl start dcos-mesos-slave-public");

                operator.playbook("""
                        volumes: [{path: /dcos/volume0, state: absent}]
                        attributes: {disk: ssd, raid: 1}
                        """);
                CommandRun removed = operator.apply(asking);
                assertThat(removed.outcome("a1")).as("%s", removed).isEqualTo("verified");
                assertThat(registered(removed).path("detail").asString())
                        .endsWith(" is active in the master, which has no MOUNT disk /dcos/volume0 of it");
                assertThat(removed.agent("a1").path("evidence").toString())
                        .contains(" is active in the master with its attributes");

                master.stop();
                CommandRun alone = operator.verify(asking);
                assertThat(alone.exitCode()).isEqualTo(1);
                assertThat(alone.outcome("a1")).as("%s", alone).isEqualTo("unproven");
                assertThat(alone.unknown("a1", VOLUME)).containsExactly("registered");
            }
        }
    }

    private static String[] asking(OperatorFixture operator, String url) {
        return new String[] {"--master", url, "--master-token-from", "file:" + operator.file("token")};
    }

    private static JsonNode registered(CommandRun run) {
        return run.volume("a1", VOLUME)
                .path("evidence")
                .valueStream()
                .filter(check -> check.path("check").asString().equals("registered"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not asked: " + run));
    }
}
