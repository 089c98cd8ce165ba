package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.session.ResolvedInputs;
import io.volmount.journal.JournalReader;
import io.volmount.journal.RunDirectory;
import io.volmount.rollout.RolloutEvent;
import io.volmount.sshconfig.LocalUser;
import io.volmount.step.StepResult;
import io.volmount.storage.RunInputs;
import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApplyTest {
    private static final String QUESTION = "Apply this plan? Type 'yes' or 'no': ";

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(cli.out());
    }

    private List<String> outcomes() {
        return json().path("agents")
                .valueStream()
                .map(agent -> agent.path("outcome").asString())
                .toList();
    }

    private void assertNothingWasBegun() {
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void anOperatorWhoSaysYesGetsEveryAgentVerifiedAndAJournalOfIt() throws IOException {
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "yes\n";

        assertThat(cli.runWithFiles("apply", "--format", "json")).isZero();

        assertThat(cli.err()).contains("This changes 3 agents: ").contains(QUESTION);
        assertThat(outcomes()).containsExactly("verified", "verified", "verified");
        Path run = RunDirectory.runs(Map.of(), home).resolve(json().path("run").asString());
        List<RolloutEvent> events = JournalReader.read(run.resolve("events.jsonl"));
        assertThat(events).first().isInstanceOf(RolloutEvent.RunOpened.class);
        assertThat(events).last().isInstanceOf(RolloutEvent.RunClosed.class);
    }

    @Test
    void aRunKeepsWhatItWasGivenAndReadsItAnywhere(@TempDir Path elsewhere) throws IOException {
        assertThat(cli.runWithFiles("apply", "--yes", "--format", "json", "--limit", "!a2"))
                .isZero();

        String run = json().path("run").asString();
        RunInputs given = new RunDirectory(RunDirectory.runs(Map.of(), home).resolve(run), run).given();
        ResolvedInputs inputs =
                ResolvedInputs.of(given, Optional.empty(), new LocalUser("you", "1001", elsewhere, Map.of()));

        assertThat(given.playbook().text()).isEqualTo(CliHarness.PLAYBOOK);
        assertThat(inputs.assignments())
                .extracting(
                        each -> each.access().name() + " has " + each.playbook().name())
                .containsExactly("a1 has test volumes", "a3 has test volumes");
    }

    @Test
    void noOrTheEndOfTheInputCancelsAndStillPrintsOneDocument() {
        cli.terminals = FakeTerminals.on("02");
        for (String answer : List.of("no\n", "", "yes")) {
            cli.answers = answer;

            assertThat(cli.runWithFiles("apply", "--format", "json")).isEqualTo(4);

            assertThat(cli.err())
                    .endsWith("\nvolmount: Cancelled. Nothing was changed.\n".substring(answer.equals("no\n") ? 1 : 0));
            assertThat(json().path("outcome").asString()).isEqualTo("stopped");
            assertThat(json().path("stopped").asString()).isEqualTo("cancelled at the prompt");
            assertThat(json().path("run").isNull()).isTrue();
            assertThat(outcomes()).containsExactly("skipped", "skipped", "skipped");
            assertNothingWasBegun();
        }
    }

    @Test
    void anythingButYesOrNoIsAskedAgain() {
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "y\nYes\nYES\n\nn\nyes please\nno\n";

        assertThat(cli.runWithFiles("apply", "--format", "json")).isEqualTo(4);

        assertThat(cli.err()).contains(QUESTION + "Please answer 'yes' or 'no': ".repeat(6) + "volmount: Cancelled.");
        cli.answers = "y\n yes \r\n";
        assertThat(cli.runWithFiles("apply", "--format", "json")).isZero();
    }

    @Test
    void whatWasTypedBeforeTheQuestionDoesNotAnswerIt() {
        cli.terminals = FakeTerminals.on("02");
        cli.typedAhead = "yes\nyes\n";
        cli.answers = "no\n";

        assertThat(cli.runWithFiles("apply", "--format", "json")).isEqualTo(4);

        assertThat(outcomes()).containsExactly("skipped", "skipped", "skipped");
    }

    @Test
    void aQuestionThatNobodyWouldSeeIsNotAsked() {
        for (String terminals : List.of("", "0", "2", "12")) {
            cli.terminals = FakeTerminals.on(terminals);

            assertThat(cli.refusal(cli.runWithFiles("apply"))).contains(" is not a terminal. Review the plan first");
        }
    }

    @Test
    void whereNoAgentCanBeReachedNothingIsAsked() {
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, CliHarness.silent()));
        cli.terminals = FakeTerminals.on("02");

        assertThat(cli.runWithFiles("apply", "--format", "json")).isEqualTo(1);

        assertThat(cli.err()).doesNotContain(QUESTION);
        assertThat(outcomes()).containsExactly("unreachable", "unreachable", "unreachable");
        assertNothingWasBegun();
    }

    @Test
    void aBudgetThatIsUsedUpBeforehandIsReportedWithoutAPrompt() {
        cli.agents.put("a2", CliHarness.silent());
        cli.terminals = FakeTerminals.on("02");

        assertThat(cli.runWithFiles("apply")).isEqualTo(4);

        assertThat(cli.err()).doesNotContain(QUESTION);
        assertThat(cli.out()).endsWith("""
                apply "test volumes": 3 agents, 1 unreachable, 2 skipped
                  a2: unreachable, nothing listens there
                stopped: 1 agent is failed, unreachable, in doubt or not proven, more than maxFailures: 0; fix the cause, leave the \
                agent out (--limit), or allow for it in the playbook's rollout
                """);
        assertNothingWasBegun();
    }

    @Test
    void aFailureStopsTheRolloutAndIsReportedInFull() {
        cli.agents.put("a1", CliHarness.failing());

        assertThat(cli.runWithFiles("apply", "--yes")).isEqualTo(4);

        assertThat(cli.out()).contains("make-filesystem         failed    mkfs exited with 1", "| no space");
        assertThat(cli.err()).doesNotContain(QUESTION).contains("a1: mkfs exited with 1");
    }

    @Test
    void stepsBeforeAFailureAreRolledBackAndReported() {
        cli.agents.put(
                "a1",
                new CliHarness.BlankNode()
                        .on("mount-volume", () -> new StepResult(StepResult.Status.FAILED, "no such line", "")));

        assertThat(cli.runWithFiles("apply", "--yes", "--format", "json")).isEqualTo(4);

        JsonNode agent = json().path("agents").path(0);
        assertThat(agent.path("reason").asString())
                .isEqualTo(
                        "mount-volume: no such line; rolled back: add-fstab-entry of /dcos/volume0; not rolled back: make-filesystem of /dcos/volume0, create-backing-file of /dcos/volume0");
        assertThat(agent.path("steps").valueStream())
                .extracting(step ->
                        step.path("id").asString() + " " + step.path("status").asString())
                .containsExactly(
                        "create-backing-file done",
                        "make-filesystem done",
                        "add-fstab-entry done",
                        "mount-volume failed",
                        "reboot skipped",
                        "verify skipped",
                        "undo-fstab-entry done");
    }

    @Test
    void nothingToDoNeedsNoConfirmation() {
        CliHarness.BlankNode done = new CliHarness.BlankNode();
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, done));
        cli.runWithFiles("apply", "--yes");

        assertThat(cli.runWithFiles("apply", "--format", "json", "--yes")).isZero();

        assertThat(outcomes()).containsExactly("unchanged", "unchanged", "unchanged");
    }

    @Test
    void aStateHomeThatIsAFileIsNamedBeforeAnyAgentIsTouched() throws IOException {
        cli.environment.put(
                "XDG_STATE_HOME", Files.createFile(home.resolve("state")).toString());

        assertThat(cli.runWithFiles("apply", "--yes", "--format", "json")).isEqualTo(1);

        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .contains("volmount: cannot record a run in " + home + "/state/volmount/runs: not a directory (")
                .doesNotContain("\tat ", "Exception");
        assertThat(cli.asked).isEmpty();
    }

    @Test
    void aRunWhoseJournalCannotBeWrittenIsAbortedAndReported() {
        CliHarness.BlankNode node = new CliHarness.BlankNode();
        node.on("add-fstab-entry", () -> {
            cli.disturbance = () -> {
                cli.disturbance = () -> {};
                throw new UncheckedIOException(new IOException("the journal cannot be written"));
            };
            return new StepResult(StepResult.Status.DONE, "added", "");
        });
        node.on("mount-volume", () -> {
            throw new AssertionError("begun though the step before was not recorded");
        });
        cli.agents.put("a1", node);

        assertThat(cli.runWithFiles("apply", "--yes", "--format", "json")).isEqualTo(1);

        assertThat(outcomes()).containsExactly("failed", "skipped", "skipped");
        assertThat(json().path("agents").path(0).path("reason").asString())
                .startsWith("mount-volume was not begun: ")
                .contains("the journal cannot be written; the node stays locked");
        assertThat(cli.err()).endsWith("the journal cannot be written\n").doesNotContain("\tat ");
    }
}
