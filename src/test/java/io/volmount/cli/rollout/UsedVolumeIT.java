package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A further volume for an agent whose first one is in use: what it offers of the first must not change, if it can. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class UsedVolumeIT {
    private static final String VOLUME = """
              - path: /dcos/volume%1$s
                source: {loopback: {file: /root/volume%1$s.img, size: 200MB}}
                filesystem: ext4
            """;

    @TempDir
    Path directory;

    @ParameterizedTest(name = "DC/OS {0} then offers {1} MB of it")
    @CsvSource({"1.13.4, 74", "1.9.4, 54"})
    void theFirstKeepsItsSizeWhereDcosHasACacheOfSizes(String version, int offeredThen) throws Exception {
        OperatorFixture operator =
                OperatorFixture.in(directory).playbook("activation: restart\nvolumes:\n" + VOLUME.formatted(0));
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE).version(version)) {
            agent.start();
            operator.knows("a1", agent);
            CommandRun first = operator.apply();
            assertThat(first.outcome("a1")).as("%s", first).isEqualTo("verified");
            agent.stdout("head -c 20M /dev/zero > /dcos/volume0/used");
            String content = agent.stdout("blkid -s UUID -o value /root/volume0.img; ls -i /dcos/volume0");

            operator.playbook("volumes:\n" + VOLUME.formatted(0) + VOLUME.formatted(1));
            CommandRun plan = operator.plan();
            CommandRun second = operator.apply();

            assertThat(plan.agent("a1").path("warnings").toString().contains("/dcos/volume0 (74 MB)"))
                    .as("warned of what is lost: %s", plan)
                    .isEqualTo(offeredThen != 74);
            assertThat(second.outcome("a1")).as("%s", second).isEqualTo("verified");
            assertThat(second.volume("a1", "/dcos/volume0").path("offeredMb").asInt())
                    .isEqualTo(offeredThen);
            assertThat(second.volume("a1", "/dcos/volume1").path("offeredMb").asInt())
                    .isEqualTo(74);
            assertThat(agent.stdout("blkid -s UUID -o value /root/volume0.img; ls -i /dcos/volume0"))
                    .isEqualTo(content);
        }
    }
}
