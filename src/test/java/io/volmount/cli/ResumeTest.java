package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.context.ProcessContext;
import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResumeTest {
    @TempDir
    Path home;

    private World world;

    @BeforeEach
    void create() {
        world = new World(home);
        List.of("a1", "a2", "a3").forEach(name -> world.agents.put(name, new World.BlankNode()));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(world.out());
    }

    private List<String> outcomes() {
        return json().path("agents")
                .valueStream()
                .map(agent -> agent.path("name").asString() + " "
                        + agent.path("outcome").asString())
                .toList();
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(RunDirectory.runs(Map.of(), home))) {
            return runs.findFirst().orElseThrow();
        }
    }

    /** Leaves a run whose controller died as the first agent was to get its file system. */
    private Path interruptedRun() throws IOException {
        world.runWithFiles("apply", "--yes");
        Path run = onlyRun();
        List<String> lines = Files.readAllLines(run.resolve("events.jsonl"));
        int intent = 0;
        while (!lines.get(intent).contains("\"step\":\"make-filesystem\"")) {
            intent++;
        }
        Files.writeString(run.resolve("events.jsonl"), String.join("\n", lines.subList(0, intent + 1)) + "\n{\"crc");
        create();
        return run;
    }

    @Test
    void anInterruptedRunIsBroughtToItsEnd() throws IOException {
        String run = interruptedRun().getFileName().toString();

        assertThat(world.run("resume", "--format", "json")).isZero();

        assertThat(world.err()).contains("volmount: resuming run " + run + ": 3 of 3 agents have not ended well");
        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
        assertThat(json().path("run").asString()).isEqualTo(run);
        assertThat(json().path("agents").path(0).path("steps").valueStream().limit(3))
                .extracting(step ->
                        step.path("id").asString() + " " + step.path("status").asString())
                .containsExactly("create-backing-file done", "make-filesystem in-doubt", "create-backing-file done");
        assertThat(world.run("resume")).isZero();
        assertThat(world.out()).isEqualTo("resume: nothing to do\n");
        assertThat(world.err()).isEqualTo("volmount: no unfinished run in " + RunDirectory.runs(Map.of(), home) + "\n");
        assertThat(world.run("resume", "--format", "json")).isZero();
        assertThat(json().path("playbook").isNull()).isTrue();
        assertThat(json().path("outcome").asString()).isEqualTo("ok");
    }

    @Test
    void aRunThatWasStoppedSaysHowToGoOnAndCanBe() throws IOException {
        world.agents.put("a1", World.failing());
        assertThat(world.runWithFiles("apply", "--yes")).isEqualTo(4);
        String run = onlyRun().getFileName().toString();
        assertThat(world.out()).contains("maxFailures: 0; resume with: volmount resume " + run);
        assertThat(world.err()).endsWith("; resume with: volmount resume " + run + "\n");

        world.agents.put("a1", new World.BlankNode());
        assertThat(world.run("resume", run.substring(0, 10), "--format", "json"))
                .isZero();

        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void withoutANameItIsTheNewestRunOrNone() throws IOException {
        world.agents.put("a1", World.failing());
        world.runWithFiles("apply", "--yes");
        String older = "20200101-000000-abcd";
        Files.move(onlyRun(), onlyRun().resolveSibling(older));
        create();
        world.runWithFiles("apply", "--yes");

        assertThat(world.run("resume")).isZero();

        assertThat(world.out()).isEqualTo("resume: nothing to do\n");
        assertThat(world.err())
                .contains("the newest, is finished, but older runs are not; resume each by name: " + older);
    }

    @Test
    void itWorksFromTheRunsDirectoryAloneWhereverThatIs() throws IOException {
        Path moved = Files.move(interruptedRun(), home.resolve("moved"));
        Files.delete(home.resolve("inventory.yml"));
        Files.delete(home.resolve("playbook.yml"));

        assertThat(world.refusal(world.run("resume", moved.toString())))
                .startsWith("this run was not begun here (moved is not among this controller's runs in ")
                .contains("review it with `volmount runs show moved`, then resume with --yes");
        world.agents.put("a1", World.failing());
        world.run("runs", "show", moved.toString());
        assertThat(world.out()).contains("volmount resume " + moved);
        world.run("runs", "report", moved.toString());
        assertThat(world.out()).contains("volmount resume " + moved);

        assertThat(world.run("resume", moved.toString(), "--yes")).isEqualTo(4);
        assertThat(world.out()).contains("; resume with: volmount resume " + moved);
        assertThat(world.err()).endsWith("; resume with: volmount resume " + moved + "\n");
        create();
        assertThat(world.run("resume", moved.toString(), "--yes", "--format", "json"))
                .isZero();

        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void aRunThatWasBegunElsewhereIsShownWholeAndAsksFirst() throws IOException {
        Path run = interruptedRun();
        Files.writeString(run.resolve("controller"), "somebody@another-controller\n");
        world.terminals = ProcessContext.Terminals.parse("02");
        world.answers = "no\n";

        assertThat(world.run("resume")).isEqualTo(4);

        assertThat(world.err())
                .contains("this run was not begun here: somebody@another-controller began it")
                .contains("make-filesystem", "formats 600 MB", "Apply this plan?")
                .endsWith("resume with: volmount resume " + run.getFileName() + ".\n");
        assertThat(run.resolve("events.jsonl")).content().doesNotContain("RunResumed");
        assertThat(world.asked).containsExactlyInAnyOrder("a1", "a2", "a3");

        world.answers = "yes\n";
        assertThat(world.run("resume", "--format", "json")).isZero();
        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void aRunIsAtHomeByWhateverPathItIsNamed() throws IOException {
        Path run = interruptedRun();
        Path link = Files.createSymbolicLink(home.resolve("link"), run.getParent());

        assertThat(world.run("resume", link.resolve(run.getFileName()).toString()))
                .isZero();
    }

    @Test
    void whatNoPlanNamedIsNotTouchedWithoutAYes() throws IOException {
        world.agents.put("a2", World.silent());
        String playbook = World.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 2, maxFailures: 1}\n";
        assertThat(world.run(
                        "apply",
                        "--yes",
                        "-i",
                        world.file("i.yml", World.INVENTORY),
                        "-p",
                        world.file("p.yml", playbook)))
                .isEqualTo(1);
        String run = onlyRun().getFileName().toString();
        world.agents.put("a2", new World.BlankNode().on("create-backing-file", () -> {
                    throw new AssertionError("touched without consent");
                }));

        assertThat(world.run("resume", run)).isEqualTo(2);
        assertThat(world.err()).contains("a2 would be changed in ways that no plan of this run named");
        world.terminals = ProcessContext.Terminals.parse("02");
        world.answers = "no\n";
        assertThat(world.run("resume", run)).isEqualTo(4);
        assertThat(world.err())
                .endsWith("Cancelled. Nothing was changed. To continue, resume with: volmount resume " + run + ".\n");

        world.agents.put("a2", new World.BlankNode());
        world.answers = "yes\n";
        assertThat(world.run("resume", run, "--format", "json")).isZero();
        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void aRunSomebodyIsAtWorkOnIsLeftToThem() throws IOException {
        RunDirectory directory = RunDirectory.at(interruptedRun());
        try (Journal open = Journal.reopen(directory)) {
            assertThat(world.run("resume", directory.run())).isEqualTo(1);
            assertThat(world.err()).contains("is at work on run " + directory.run() + ": wait until it ends");
            assertThat(world.asked).isEmpty();
            assertThat(open.past()).isNotEmpty();
        }
    }

    @Test
    void aRunThatIsMeantAmbiguouslyOrNotThereIsRefused() throws IOException {
        Path run = interruptedRun();
        Files.copy(
                run.resolve("inputs.json"),
                Files.createDirectory(run.resolveSibling("20990101-000000-aaaa"))
                        .resolve("inputs.json"));

        assertThat(world.refusal(world.run("resume", "20")))
                .contains("is ambiguous: it matches 20990101-000000-aaaa and ");
        assertThat(world.refusal(world.run("resume", "x"))).contains("there is no run `x` in ");
        assertThat(world.refusal(world.run("resume", "./x"))).contains("is not the directory of a run");
    }
}
