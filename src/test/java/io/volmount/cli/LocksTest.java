package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeLock;
import io.volmount.facts.NodeSketch;
import io.volmount.rollout.ScriptedAgent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocksTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private String inventory;
    private final AtomicInteger probes = new AtomicInteger();

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        inventory = cli.file("i.yml", "version: 1\ngroups: {g: {hosts: ['a[1-500]']}}\n");
        IntStream.rangeClosed(1, 500)
                .forEach(i -> cli.agents.put("a" + i, agent(new NodeLock(Optional.empty(), false))));
    }

    private ScriptedAgent agent(NodeLock lock) {
        NodeSketch node = new NodeSketch();
        node.lock = lock;
        AgentFacts facts = node.facts();
        return new ScriptedAgent() {
            @Override
            public AgentFacts probe(ProbeRequest request) {
                probes.incrementAndGet();
                return facts;
            }
        };
    }

    private static NodeLock lock(String run, boolean stepAtWork) {
        NodeLock.Owner owner =
                new NodeLock.Owner(run, "op@control\u001b[2J", "boot", "2026-11-22T21:23:36Z", "stop-agent");
        return new NodeLock(Optional.of(owner), stepAtWork);
    }

    @Test
    void agentsThatAreAlikeShareALine() {
        cli.agents.put("a7", agent(lock("20261122-212335-3uvr", false)));
        cli.agents.put("a8", agent(lock("20261122-212335-3uvr", false)));
        cli.agents.put("a9", agent(lock("20261122-212335-3uvr", true)));
        cli.agents.put("a10", CliHarness.silent());

        assertThat(cli.run("locks", "-i", inventory)).isOne();

        assertThat(cli.out()).isEqualTo("""
                a[1-6,11-500] (496 agents): free
                a[7-8] (2 agents): locked by 20261122-212335-3uvr of op@control?[2J
                a9: locked by 20261122-212335-3uvr of op@control?[2J, a step is running
                a10: unknown, nothing listens there
                locks: 500 agents, 496 free, 3 locked, 1 unknown
                """);
        assertThat(probes).hasValue(499);
    }

    @Test
    void noLockIsSuccess() {
        assertThat(cli.run("locks", "-i", inventory, "--limit", "a[1-20]")).isZero();
        assertThat(cli.out()).isEqualTo("a[1-20] (20 agents): free\nlocks: 20 agents, 20 free\n");
    }

    @Test
    void programsGetEveryAgentAsUnlockTellsIt() {
        cli.agents.put("a2", agent(lock("20261122-212335-3uvr", false)));

        assertThat(cli.run("locks", "-i", inventory, "--limit", "a[1-2]", "--format", "json"))
                .isOne();

        JsonNode locks = JsonMapper.shared().readTree(cli.out());
        assertThat(locks.path("summary").toString()).isEqualTo("{\"agents\":2,\"free\":1,\"locked\":1}");
        cli.run("unlock", "a2", "-i", inventory, "--format", "json");
        JsonNode one = JsonMapper.shared().readTree(cli.out());
        assertThat(locks.path("agents").path(1).properties()).isSubsetOf(one.properties());
    }
}
