package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.rehearsal.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RehearseTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private int madeUp(String... args) {
        List<String> all = new ArrayList<>(List.of("rehearse", "-p", cli.file("playbook.yml", CliHarness.PLAYBOOK)));
        all.addAll(List.of(args));
        return cli.run(all.toArray(String[]::new));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(cli.out());
    }

    @Test
    void realAgentsAreProbedAndNotChanged() {
        assertThat(cli.runWithFiles("rehearse")).isZero();

        assertThat(cli.asked).containsExactlyInAnyOrder("a1", "a2", "a3");
        assertThat(cli.out())
                .startsWith("SIMULATED: no agent was changed;")
                .contains("rehearse \"test volumes\": 3 agents, 20 runs (seeds 1 to 20)")
                .contains("agents         all as probed\n")
                .contains("outcomes       3 verified\n");
        assertThat(cli.err()).contains("probing 3 agents").contains("rehearsing");
        assertThat(cli.runWithFiles("plan")).isZero();
        assertThat(cli.out()).contains("a[1-3] (3 agents): planned");
    }

    @Test
    void realAgentsAreLoggedInToWithTheOptionsOfPlan() {
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY + "defaults: {sudo: password}\n");
        String playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK);
        cli.environment.put("SUDO", "secret");

        assertThat(cli.run("rehearse", "-i", inventory, "-p", playbook)).isEqualTo(2);
        assertThat(cli.err()).contains("use --ask-become-pass or --become-pass-from SOURCE");
        assertThat(cli.run("rehearse", "-i", inventory, "-p", playbook, "-F", "none", "--become-pass-from", "env:SUDO"))
                .isZero();
        assertThat(cli.asked).containsExactlyInAnyOrder("a1", "a2", "a3");
    }

    @Test
    void anAgentThatDoesNotAnswerIsAssumedAndNamed() {
        cli.agents.put("a2", CliHarness.silent());

        assertThat(cli.runWithFiles("rehearse")).isZero();
        assertThat(cli.out()).contains("1 agent did not answer").contains("volumes: a2\n");

        assertThat(cli.runWithFiles("rehearse", "--format", "json")).isZero();
        assertThat(json().path("assumedAgents"))
                .isEqualTo(JsonMapper.shared().readTree("[{\"name\": \"a2\", \"reason\": \"nothing listens there\"}]"));
    }

    @Test
    void aClusterThatDoesNotExistIsMadeUp() {
        assertThat(madeUp("--agents", "50", "--zones", "3", "--format", "json", "--runs", "2"))
                .isZero();

        assertThat(cli.asked).isEmpty();
        JsonNode json = json();
        assertThat(json.path("schema").asString()).isEqualTo("volmount/rehearsal/v1");
        assertThat(json.path("simulated").asBoolean()).isTrue();
        assertThat(json.path("madeUp").asBoolean()).isTrue();
        assertThat(json.path("runs").size()).isEqualTo(2);
        assertThat(json.path("runs").path(0).path("outcomes").path("verified").asInt())
                .isEqualTo(50);
    }

    @Test
    void aStopByTheBudgetIsForecastAndReproducible() {
        assertThat(madeUp("--agents", "60", "--faults", "reboot-hangs=2%", "--format", "json"))
                .isEqualTo(4);
        JsonNode stopped = json().path("runs")
                .valueStream()
                .filter(run -> run.has("stopped"))
                .findFirst()
                .orElseThrow();
        assertThat(stopped.path("stopped").asString())
                .isEqualTo("1 agent is failed, unreachable, in doubt or not proven, more than maxFailures: 0");

        String seed = stopped.path("seed").asString();
        madeUp("--agents", "60", "--faults", "reboot-hangs=2%", "--format", "json", "--seed", seed, "--runs", "1");
        assertThat(json().path("runs").path(0)).isEqualTo(stopped);
    }

    @Test
    void agentsThatDoNotEndWellAreAnExitCodeToo() {
        String tolerant = cli.file(
                "tolerant.yml", CliHarness.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 3, maxFailures: 100%}\n");

        assertThat(cli.run("rehearse", "--agents", "2", "-p", tolerant, "--faults", "not-verified=100%"))
                .isEqualTo(1);
        assertThat(cli.out()).contains("outcomes       2 not-verified");
    }

    @Test
    void aVolumeThatNoNodeCouldMakeIsRefused() {
        String small = CliHarness.PLAYBOOK.replace("filesystem: ext4", "filesystem: xfs");
        int exitCode = cli.run("rehearse", "-p", cli.file("small.yml", small), "--agents", "3");
        assertThat(cli.refusal(exitCode))
                .startsWith("small.yml:5:56: a volume of 200 MB is too small for xfs")
                .contains("make it 300 MB or more");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThat(cli.refusal(madeUp())).startsWith("no agents to rehearse with: use either -i FILE");
        assertThat(cli.refusal(cli.runWithFiles("rehearse", "--agents", "3")))
                .startsWith("no agents to rehearse with: use either -i FILE");
        assertThat(cli.refusal(madeUp("--agents", "3", "--limit", "a1"))).startsWith("--limit selects");
        assertThat(cli.refusal(cli.runWithFiles("rehearse", "--zones", "3"))).startsWith("--zones needs");
        assertThat(cli.refusal(madeUp("--agents", "0"))).startsWith("--agents must be from 1 to 100000");
        assertThat(cli.refusal(madeUp("--agents", "3", "--zones", "0"))).startsWith("--zones must be at least");
        assertThat(cli.refusal(madeUp("--agents", "3", "--runs", "0"))).startsWith("--runs must be");
        assertThat(cli.refusal(madeUp("--agents", "3", "--format", "yaml")))
                .startsWith("--format: there is no format `yaml`");
        assertThat(cli.refusal(madeUp("--agents", "3", "--faults", "x=1%")))
                .startsWith("--faults: there is no fault `x`");
    }

    @Test
    void theHelpNamesEveryFault() {
        assertThat(cli.run("rehearse", "--help")).isZero();

        String help = cli.out().replaceAll("\\s+", " ");
        for (Fault fault : Fault.values()) {
            assertThat(help).contains(" " + fault.word() + " ");
        }
    }
}
