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

    private World world;

    @BeforeEach
    void create() {
        world = new World(home);
    }

    private int madeUp(String... args) {
        List<String> all = new ArrayList<>(List.of("rehearse", "-p", world.file("playbook.yml", World.PLAYBOOK)));
        all.addAll(List.of(args));
        return world.run(all.toArray(String[]::new));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(world.out());
    }

    @Test
    void realAgentsAreLookedAtAndNotTouched() {
        assertThat(world.runWithFiles("rehearse")).isZero();

        assertThat(world.asked).containsExactlyInAnyOrder("a1", "a2", "a3");
        assertThat(world.out())
                .startsWith("SIMULATED: no agent was changed;")
                .contains("rehearse \"test volumes\": 3 agents, 20 runs (seeds 1 to 20)")
                .contains("agents         all as probed\n")
                .contains("outcomes       3 verified\n");
        assertThat(world.err()).contains("probing 3 agents").contains("rehearsing");
        assertThat(world.runWithFiles("plan")).isZero();
        assertThat(world.out()).contains("a[1-3] (3 agents): planned");
    }

    @Test
    void realAgentsAreLoggedInToWithTheOptionsOfPlan() {
        String inventory = world.file("inventory.yml", World.INVENTORY + "defaults: {sudo: password}\n");
        String playbook = world.file("playbook.yml", World.PLAYBOOK);
        world.environment.put("SUDO", "secret");

        assertThat(world.run("rehearse", "-i", inventory, "-p", playbook)).isEqualTo(2);
        assertThat(world.err()).contains("use --ask-become-pass or --become-pass-from SOURCE");
        assertThat(world.run(
                        "rehearse", "-i", inventory, "-p", playbook, "-F", "none", "--become-pass-from", "env:SUDO"))
                .isZero();
        assertThat(world.asked).containsExactlyInAnyOrder("a1", "a2", "a3");
    }

    @Test
    void anAgentThatDoesNotAnswerIsAssumedAndNamed() {
        world.agents.put("a2", World.silent());

        assertThat(world.runWithFiles("rehearse")).isZero();
        assertThat(world.out()).contains("1 agent did not answer").contains("volumes: a2\n");

        assertThat(world.runWithFiles("rehearse", "--format", "json")).isZero();
        assertThat(json().path("assumedAgents"))
                .isEqualTo(JsonMapper.shared().readTree("[{\"name\": \"a2\", \"reason\": \"nothing listens there\"}]"));
    }

    @Test
    void aClusterThatDoesNotExistIsMadeUp() {
        assertThat(madeUp("--agents", "50", "--zones", "3", "--format", "json", "--runs", "2"))
                .isZero();

        assertThat(world.asked).isEmpty();
        JsonNode json = json();
        assertThat(json.path("schema").asString()).isEqualTo("volmount/rehearsal/v1");
        assertThat(json.path("simulated").asBoolean()).isTrue();
        assertThat(json.path("madeUp").asBoolean()).isTrue();
        assertThat(json.path("runs").size()).isEqualTo(2);
        assertThat(json.path("runs").path(0).path("outcomes").path("verified").asInt())
                .isEqualTo(50);
    }

    @Test
    void aStopByTheBudgetIsForetoldAndCanBeReplayed() {
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
        String tolerant = world.file(
                "tolerant.yml", World.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 3, maxFailures: 100%}\n");

        assertThat(world.run("rehearse", "--agents", "2", "-p", tolerant, "--faults", "not-verified=100%"))
                .isEqualTo(1);
        assertThat(world.out()).contains("outcomes       2 not-verified");
    }

    @Test
    void aVolumeThatNoNodeCouldMakeIsRefused() {
        String small = World.PLAYBOOK.replace("filesystem: ext4", "filesystem: xfs");
        int exitCode = world.run("rehearse", "-p", world.file("small.yml", small), "--agents", "3");
        assertThat(world.refusal(exitCode))
                .startsWith("small.yml:5:56: a volume of 200 MB is too small for xfs")
                .contains("make it 300 MB or more");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThat(world.refusal(madeUp())).startsWith("no agents to rehearse with: use either -i FILE");
        assertThat(world.refusal(world.runWithFiles("rehearse", "--agents", "3")))
                .startsWith("no agents to rehearse with: use either -i FILE");
        assertThat(world.refusal(madeUp("--agents", "3", "--limit", "a1"))).startsWith("--limit selects");
        assertThat(world.refusal(world.runWithFiles("rehearse", "--zones", "3")))
                .startsWith("--zones needs");
        assertThat(world.refusal(madeUp("--agents", "0"))).startsWith("--agents must be from 1 to 100000");
        assertThat(world.refusal(madeUp("--agents", "3", "--zones", "0"))).startsWith("--zones must be at least");
        assertThat(world.refusal(madeUp("--agents", "3", "--runs", "0"))).startsWith("--runs must be");
        assertThat(world.refusal(madeUp("--agents", "3", "--format", "yaml")))
                .startsWith("--format: there is no format `yaml`");
        assertThat(world.refusal(madeUp("--agents", "3", "--faults", "x=1%")))
                .startsWith("--faults: there is no fault `x`");
    }

    @Test
    void theHelpNamesEveryFault() {
        assertThat(world.run("rehearse", "--help")).isZero();

        String help = world.out().replaceAll("\\s+", " ");
        for (Fault fault : Fault.values()) {
            assertThat(help).contains(fault.word() + " " + fault.title());
        }
    }
}
