package io.volmount.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A part of a run is shown, and the agents that did not end well can be named to other commands. */
class RunsShowTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.agents.put("a2", CliHarness.failing());
        cli.agents.put("a3", CliHarness.silent());
        String playbook = CliHarness.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 3, maxFailures: 3}\n";
        cli.run("apply", "--yes", "-i", cli.file("i.yml", CliHarness.INVENTORY), "-p", cli.file("p.yml", playbook));
        cli.asked.clear();
    }

    private List<String> shown(String... options) {
        String[] words = new String[4 + options.length + 1];
        System.arraycopy(new String[] {"runs", "show", "2", "--format", "json"}, 0, words, 0, 5);
        System.arraycopy(options, 0, words, 5, options.length);
        assertThat(cli.run(words)).as(cli.err()).isZero();
        return JsonMapper.shared()
                .readTree(cli.out())
                .path("agents")
                .valueStream()
                .map(agent -> agent.path("name").asString())
                .toList();
    }

    @Test
    void onlyTheAgentsThatWereAskedForAreShown() {
        assertThat(shown()).containsExactly("a1", "a2", "a3");
        assertThat(shown("--failed")).containsExactly("a2", "a3");
        assertThat(shown("--limit", "a[1-2]")).containsExactly("a1", "a2");
        assertThat(shown("--limit", "!a2", "--failed")).containsExactly("a3");
        assertThat(cli.refusal(cli.run("runs", "show", "2", "--limit", "a4")))
                .isEqualTo("--limit: no agent or group is named `a4`; did you mean `a1`?\n");
    }

    @Test
    void thoseThatDidNotEndWellAreNamedAsLimitTakesThem() {
        cli.run("runs", "show", "2", "--failed");
        assertThat(cli.out()).contains("  not ended well: --limit 'a[2-3]'\n").doesNotContain("a1 (a1:22)");

        shown();
        JsonNode run = JsonMapper.shared().readTree(cli.out());
        assertThat(run.path("openAgents").toString()).isEqualTo("[\"a2\",\"a3\"]");
        assertThat(run.path("seconds").isNumber()).isTrue();
    }

    @Test
    void theListTellsHowLongRunsTook() {
        cli.run("runs");
        assertThat(cli.out()).containsPattern("3 agents: 1 verified, 1 failed, 1 unreachable; took \\d+(m|s)");
    }
}
