package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import io.volmount.dcos.DcosRelease;
import io.volmount.dcos.InstalledDcos;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.LabContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Agents of every group of versions get a volume by a restart and, while that one is in use, another one by a reboot. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class EveryVersionIT {
    private static final List<String> VERSIONS =
            List.of("1.7.0", "1.8.4", "1.10.11", "1.11.12", "1.12.5", "1.13.9", "2.0.6", "2.2.1");
    private static final String VOLUME = """
              - path: /dcos/volume%1$s
                source: {loopback: {file: /root/volume%1$s.img, size: 200MB}}
                filesystem: ext4
            """;
    private static final String ALL_AT_ONCE = "rollout: {canary: 0, maxUnavailable: 100%}\n";

    @TempDir
    Path directory;

    private final List<AgentContainer> agents = new ArrayList<>();
    private final Map<String, DcosRelease> releases = new TreeMap<>();

    @AfterEach
    void close() {
        agents.forEach(AgentContainer::close);
    }

    private OperatorFixture operator() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory);
        for (String version : VERSIONS) {
            NodeRole role = agents.size() % 2 == 0 ? NodeRole.PUBLIC : NodeRole.PRIVATE;
            agents.add(operator.agent(role).version(version));
        }
        LabContainer.startAll(agents.toArray(AgentContainer[]::new));
        for (int i = 0; i < agents.size(); i++) {
            String name = "a" + VERSIONS.get(i).replace('.', '-');
            operator.knows(name, agents.get(i));
            releases.put(
                    name,
                    new InstalledDcos(Optional.of(VERSIONS.get(i))).release().orElseThrow());
        }
        return operator;
    }

    @Test
    void volumesAreProvenAndTheOneInUseKeepsItsSizeWhereDcosHasACache() throws Exception {
        OperatorFixture operator =
                operator().playbook("activation: restart\nvolumes:\n" + VOLUME.formatted(0) + ALL_AT_ONCE);

        CommandRun first = operator.apply();
        agents.forEach(agent -> agent.stdout("head -c 20M /dev/zero > /dcos/volume0/used"));
        List<String> inUse = contents();
        operator.playbook("volumes:\n" + VOLUME.formatted(0) + VOLUME.formatted(1) + ALL_AT_ONCE);
        CommandRun plan = operator.plan();
        CommandRun second = operator.apply();

        assertThat(first.exitCode()).as("%s", first).isZero();
        assertThat(second.exitCode()).as("%s", second).isZero();
        assertThat(contents()).isEqualTo(inUse);
        releases.forEach((name, release) -> {
            boolean isPublic = first.agent(name).path("role").asString().equals("public");
            String offeredTo = isPublic && release.offersForRole() ? "slave_public" : "*";
            assertThat(first.volume(name, "/dcos/volume0").toString()).as(name).contains("74 MB for role " + offeredTo);
            assertThat(plan.agent(name).path("warnings").toString().contains("/dcos/volume0 (74 MB)"))
                    .as("%s is warned of what is lost", name)
                    .isEqualTo(!release.cachesSizes());
            assertThat(offered(second, name, 0)).as(name).isEqualTo(release.cachesSizes() ? 74 : 54);
            assertThat(offered(second, name, 1)).as(name).isEqualTo(74);
        });
        assertThat(operator.plan("--detailed-exitcode").exitCode()).isZero();
        assertThat(operator.verify().exitCode()).isZero();
    }

    /** What tells the file system in use, and a file on it, from new ones. */
    private List<String> contents() {
        return agents.stream()
                .map(agent -> agent.stdout("blkid -s UUID -o value /root/volume0.img; ls -i /dcos/volume0"))
                .toList();
    }

    private static int offered(CommandRun run, String name, int volume) {
        return run.volume(name, "/dcos/volume" + volume).path("offeredMb").asInt();
    }
}
