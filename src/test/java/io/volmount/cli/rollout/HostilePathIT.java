package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/** A backing file whose name would do harm anywhere it is not quoted. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class HostilePathIT {
    private static final String DIRECTORY =
            "/srv/it's  $(touch /var/tmp/pwned) `touch /var/tmp/pwned` *;touch /var/tmp";
    private static final String FILE = DIRECTORY + "/pwned;#ü %n\"-&|> $HOME.img";

    @TempDir
    Path directory;

    @Test
    void aNameIsANameAndNothingElse() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(volumeOn(FILE));
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            agent.execInContainer("mkdir", "-p", DIRECTORY);
            operator.knows("a1", agent);

            CommandRun apply = operator.apply();

            assertThat(apply.outcome("a1")).as("%s", apply).isEqualTo("verified");
            assertThat(apply.step("a1", "reboot").path("status").asString()).isEqualTo("done");
            assertThat(agent.sh("ls /var/tmp/pwned").getExitCode()).isNotZero();
            assertThat(agent.stdout("cat /sys/dev/block/$(mountpoint -d /dcos/volume0)/loop/backing_file"))
                    .isEqualTo(FILE);
            assertThat(agent.stdout("grep -c /dcos/volume0 /etc/fstab")).isEqualTo("1");
            assertThat(operator.verify().exitCode()).isZero();
            assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
        }
    }

    @Test
    void aNameOfSeveralLinesIsRefusedBeforeAnythingIsAsked() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory)
                .playbook(volumeOn("/srv/a\nb.img"))
                .lists("a1", 1);

        CommandRun apply = operator.apply();

        assertThat(apply.exitCode()).isEqualTo(2);
        assertThat(apply.err())
                .contains("playbook.yaml:5:")
                .contains("control characters or line breaks in `/srv/a\\u000ab.img`");
    }

    private static String volumeOn(String file) {
        return "volumes:\n  - path: /dcos/volume0\n    source: {loopback: {file: "
                + JsonMapper.shared().writeValueAsString(file) + ", size: 200MB}}\n    filesystem: ext4\n";
    }
}
