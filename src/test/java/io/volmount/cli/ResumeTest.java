package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.terminal.FakeTerminals;
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

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, new CliHarness.BlankNode()));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(cli.out());
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
        cli.runWithFiles("apply", "--yes");
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

        assertThat(cli.run("resume", "--format", "json")).isZero();

        assertThat(cli.err()).contains("volmount: resuming run " + run + ": 3 of 3 agents have not ended well");
        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
        assertThat(json().path("run").asString()).isEqualTo(run);
        assertThat(json().path("agents").path(0).path("steps").valueStream().limit(3))
                .extracting(step ->
                        step.path("id").asString() + " " + step.path("status").asString())
                .containsExactly("create-backing-file done", "make-filesystem in-doubt", "create-backing-file done");
        assertThat(cli.run("resume")).isZero();
        assertThat(cli.out()).isEqualTo("resume: nothing to do\n");
        assertThat(cli.err()).isEqualTo("volmount: no unfinished run in " + RunDirectory.runs(Map.of(), home) + "\n");
        assertThat(cli.run("resume", "--format", "json")).isZero();
        assertThat(json().path("playbook").isNull()).isTrue();
        assertThat(json().path("outcome").asString()).isEqualTo("ok");
    }

    @Test
    void aStoppedRunNamesTheCommandThatResumesIt() throws IOException {
        cli.agents.put("a1", CliHarness.failing());
        assertThat(cli.runWithFiles("apply", "--yes")).isEqualTo(4);
        String run = onlyRun().getFileName().toString();
        assertThat(cli.out()).contains("maxFailures: 0; resume with: volmount resume " + run);
        assertThat(cli.err()).endsWith("; resume with: volmount resume " + run + "\n");

        cli.agents.put("a1", new CliHarness.BlankNode());
        assertThat(cli.run("resume", run.substring(0, 10), "--format", "json")).isZero();

        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void withoutANameItIsTheNewestRunOrNone() throws IOException {
        cli.agents.put("a1", CliHarness.failing());
        cli.runWithFiles("apply", "--yes");
        String older = "20200101-000000-abcd";
        Files.move(onlyRun(), onlyRun().resolveSibling(older));
        create();
        cli.runWithFiles("apply", "--yes");

        assertThat(cli.run("resume")).isZero();

        assertThat(cli.out()).isEqualTo("resume: nothing to do\n");
        assertThat(cli.err())
                .contains("the newest, is finished, but older runs are not; resume each by name: " + older);
    }

    @Test
    void itWorksFromTheRunsDirectoryAloneWhereverThatIs() throws IOException {
        Path moved = Files.move(interruptedRun(), home.resolve("moved"));
        Files.delete(home.resolve("inventory.yml"));
        Files.delete(home.resolve("playbook.yml"));

        assertThat(cli.refusal(cli.run("resume", moved.toString())))
                .startsWith("this run was not begun here (moved is not among this controller's runs in ")
                .contains("review it with `volmount runs show moved`, then resume with --yes");
        cli.agents.put("a1", CliHarness.failing());
        cli.run("runs", "show", moved.toString());
        assertThat(cli.out()).contains("volmount resume " + moved);
        cli.run("runs", "report", moved.toString());
        assertThat(cli.out()).contains("volmount resume " + moved);

        assertThat(cli.run("resume", moved.toString(), "--yes")).isEqualTo(4);
        assertThat(cli.out()).contains("; resume with: volmount resume " + moved);
        assertThat(cli.err()).endsWith("; resume with: volmount resume " + moved + "\n");
        create();
        assertThat(cli.run("resume", moved.toString(), "--yes", "--format", "json"))
                .isZero();

        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void aRunThatWasBegunElsewhereIsShownWholeAndAsksFirst() throws IOException {
        Path run = interruptedRun();
        Files.writeString(run.resolve("controller"), "somebody@another-controller\n");
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "no\n";

        assertThat(cli.run("resume")).isEqualTo(4);

        assertThat(cli.err())
                .contains("this run was not begun here: somebody@another-controller began it")
                .contains("make an ext4 file system on", "formats 600 MB", "Apply this plan?")
                .endsWith("resume with: volmount resume " + run.getFileName() + ".\n");
        assertThat(run.resolve("events.jsonl")).content().doesNotContain("RunResumed");
        assertThat(cli.asked).containsExactlyInAnyOrder("a1", "a2", "a3");

        cli.answers = "yes\n";
        assertThat(cli.run("resume", "--format", "json")).isZero();
        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void aRunOfThisControllerIsRecognizedByEveryPathToIt() throws IOException {
        Path run = interruptedRun();
        Path link = Files.createSymbolicLink(home.resolve("link"), run.getParent());

        assertThat(cli.run("resume", link.resolve(run.getFileName()).toString()))
                .isZero();
    }

    @Test
    void whatNoPlanNamedIsNotTouchedWithoutAYes() throws IOException {
        cli.agents.put("a2", CliHarness.silent());
        String playbook = CliHarness.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 2, maxFailures: 1}\n";
        assertThat(cli.run(
                        "apply",
                        "--yes",
                        "-i",
                        cli.file("i.yml", CliHarness.INVENTORY),
                        "-p",
                        cli.file("p.yml", playbook)))
                .isEqualTo(1);
        String run = onlyRun().getFileName().toString();
        cli.agents.put("a2", new CliHarness.BlankNode().on("create-backing-file", () -> {
                    throw new AssertionError("touched without consent");
                }));

        assertThat(cli.run("resume", run)).isEqualTo(2);
        assertThat(cli.err()).contains("a2 would be changed in ways that no plan of this run named");
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "no\n";
        assertThat(cli.run("resume", run)).isEqualTo(4);
        assertThat(cli.err())
                .endsWith("Cancelled. Nothing was changed. To continue, resume with: volmount resume " + run + ".\n");

        cli.agents.put("a2", new CliHarness.BlankNode());
        cli.answers = "yes\n";
        assertThat(cli.run("resume", run, "--format", "json")).isZero();
        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void aRunThatAnotherProcessWorksOnIsNotResumed() throws IOException {
        RunDirectory directory = RunDirectory.at(interruptedRun());
        try (Journal open = Journal.reopen(directory)) {
            assertThat(cli.run("resume", directory.run())).isEqualTo(1);
            assertThat(cli.err()).contains("is working on run " + directory.run() + ": wait until it ends");
            assertThat(cli.asked).isEmpty();
            assertThat(open.past()).isNotEmpty();
        }
    }

    @Test
    void anAmbiguousOrUnknownRunNameIsRefused() throws IOException {
        Path run = interruptedRun();
        Files.copy(
                run.resolve("inputs.json"),
                Files.createDirectory(run.resolveSibling("20990101-000000-aaaa"))
                        .resolve("inputs.json"));

        assertThat(cli.refusal(cli.run("resume", "20"))).contains("is ambiguous: it matches 20990101-000000-aaaa and ");
        assertThat(cli.refusal(cli.run("resume", "x"))).contains("there is no run `x` in ");
        assertThat(cli.refusal(cli.run("resume", "./x"))).contains("is not the directory of a run");
    }
}
