package io.volmount.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Agent;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import io.volmount.cli.CliHarness;
import io.volmount.rollout.ScriptedAgent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class InventoryCheckTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private int check(String... more) {
        List<String> words = new ArrayList<>(
                List.of("inventory", "check", "-F", "none", "-i", cli.file("inventory.yml", CliHarness.INVENTORY)));
        words.addAll(Arrays.asList(more));
        return cli.run(words.toArray(String[]::new));
    }

    private static Agent found(NodeCheck last) {
        return new ScriptedAgent() {
            @Override
            public NodeCheckResult check() {
                List<NodeCheck> made = new ArrayList<>(super.check().completed());
                made.set(last.subject().ordinal(), last);
                return new NodeCheckResult(made, Optional.empty());
            }
        };
    }

    @Test
    void agentsInOrder() {
        assertThat(check()).isZero();

        assertThat(cli.out()).endsWith("a[1-3] (3)\n\ninventory check: 3 agents, 3 ok\n");
        assertThat(cli.err()).contains("checking 3 agents\n", "a[1-3] (3 agents): in order\n");
    }

    @Test
    void warningsAreNoFailure() {
        cli.agents.put("a2", found(NodeCheck.warning(Subject.CLOCK, "the clock is late")));

        assertThat(check()).isZero();
        assertThat(cli.out()).contains("a2 (a2:22): clock warning\n  the clock is late\n");
    }

    @Test
    void failuresAndUnknownsAreReported() {
        cli.agents.put("a2", found(NodeCheck.failed(Subject.TOOLS, "there is no flock")));
        assertThat(check()).isEqualTo(1);
        assertThat(cli.err()).contains("a2: there is no flock\n");

        cli.agents.put("a2", found(NodeCheck.unknown(Subject.CLOCK, "it was slow to answer")));
        assertThat(check()).isEqualTo(1);
        assertThat(check("--limit", "a[1,3]")).isZero();
    }

    @Test
    void anInternalErrorIsUnknownAndTheOthersAreChecked() {
        cli.agents.put("a2", new ScriptedAgent() {
            @Override
            public NodeCheckResult check() {
                throw new IllegalStateException("broken");
            }
        });

        assertThat(check()).isEqualTo(1);
        assertThat(cli.out())
                .contains("a2 (a2:22): reachable unknown\n  volmount itself failed while it looked at the agent")
                .endsWith("inventory check: 3 agents, 2 ok, 1 unknown\n");
    }

    @Test
    void programsGetOneDocument() {
        assertThat(check("--format", "json", "-v")).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(cli.out())
                        .path("summary")
                        .path("ok")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void everyConnectionIsClosed() {
        List<String> closed = new ArrayList<>();
        for (String name : List.of("a1", "a2", "a3")) {
            cli.agents.put(name, new ScriptedAgent() {
                @Override
                public void close() {
                    closed.add(name);
                }
            });
        }

        check("--parallel", "1");
        assertThat(closed).containsExactly("a1", "a2", "a3");
    }

    @Test
    void anInvalidCommandLineIsRefusedBeforeAnyAgentIsAsked() {
        assertThat(cli.refusal(check("--format", "yaml")))
                .startsWith("--format: there is no format `yaml`; expected text, json");
        assertThat(cli.refusal(check("--parallel", "0"))).isEqualTo("--parallel must be at least 1\n");
        assertThat(cli.refusal(check("--become-pass-from", "hunter2")))
                .startsWith("--become-pass-from: expected file:PATH")
                .doesNotContain("hunter2");
    }
}
