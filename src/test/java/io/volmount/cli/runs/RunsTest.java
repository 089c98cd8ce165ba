package io.volmount.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RunsTest extends OneRun {
    @Test
    void theReportOfARunIsRenderedFromItsJournalAlone() throws IOException {
        Files.delete(home.resolve("inventory.yml"));
        Files.delete(home.resolve("playbook.yml"));
        Files.delete(run.resolve("inputs.json"));

        assertThat(cli.run("runs", "report", name(), "--format", "json")).isZero();

        ObjectNode before = (ObjectNode) JsonMapper.shared().readTree(applied);
        ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(cli.out());
        assertThat(report.path("request").path("controller"))
                .isEqualTo(before.path("request").path("controller"));
        assertThat(before.path("request").path("inventories")).hasSize(1);
        before.remove("request");
        report.remove("request");
        assertThat(report).isEqualTo(before);
    }

    @Test
    void everyStepIsShownWithItsTimeAndOutput() {
        assertThat(cli.run("runs", "show", name())).isZero();

        assertThat(cli.out())
                .startsWith("run " + name() + ": stopped\n")
                .contains("resume with: volmount resume " + name())
                .contains("| no space")
                .containsPattern(
                        "20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ  make-filesystem +failed +mkfs exited with 1"
                                + " \\(\\d+\\.\\d s\\)")
                .contains("a2 (a2:22): skipped");
        assertThat(cli.run("runs", "show", name(), "--format", "json")).isZero();
        assertThat(json().path("agents")
                        .path(0)
                        .path("steps")
                        .path(1)
                        .path("output")
                        .asString())
                .isEqualTo("no space");
    }

    @Test
    void aDamagedRunIsNamedAndHidesNoOther() throws IOException {
        Path damaged = Files.createDirectory(run.resolveSibling("20990101-000000-aaaa"));
        String log = Files.readString(events());
        Files.writeString(damaged.resolve("events.jsonl"), log.replaceFirst("make-filesystem", "make-filesystes"));

        assertThat(cli.run("runs")).isEqualTo(1);

        assertThat(cli.err()).contains(damaged + "/events.jsonl:5: this line of the journal is damaged");
        assertThat(cli.out().lines()).first().asString().contains("20990101-000000-aaaa", "unreadable");
        assertThat(cli.out().lines())
                .last()
                .asString()
                .contains(name() + "   stopped", "\"test volumes\"  3 agents: 1 failed, 2 skipped");
        assertThat(cli.run("runs", "show", "20990101")).isEqualTo(1);
        assertThat(cli.err()).contains("events.jsonl:5: this line");
    }

    @Test
    void anInterruptedRunShowsTheStepThatIsInDoubt() throws IOException {
        List<String> lines = Files.readAllLines(events());
        int intent = 0;
        while (!lines.get(intent).contains("\"step\":\"make-filesystem\"")) {
            intent++;
        }
        Files.writeString(events(), String.join("\n", lines.subList(0, intent + 1)) + "\n");

        assertThat(cli.run("runs", "list", "--format", "json")).isZero();
        JsonNode listed = json().path("runs").path(0);
        assertThat(listed.path("state").asString()).isEqualTo("interrupted");
        assertThat(listed.path("summary").toString()).isEqualTo("{\"agents\":3,\"in-doubt\":1,\"skipped\":2}");
        assertThat(listed.path("resume").asString()).isEqualTo("volmount resume " + name());

        assertThat(cli.run("runs", "report", name())).isZero();
        assertThat(cli.out())
                .contains("make-filesystem was begun, but the journal does not have its end")
                .contains("stopped: the run has not ended; resume with: volmount resume " + name());
    }

    @Test
    void aRunThatIsOverThoughNotEveryAgentEndedWellSaysSo() throws IOException {
        String playbook = CliHarness.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 2, maxFailures: 2}\n";
        cli.run("apply", "--yes", "-i", cli.file("i.yml", CliHarness.INVENTORY), "-p", cli.file("p.yml", playbook));

        assertThat(cli.run("runs")).isZero();
        assertThat(cli.out().lines())
                .filteredOn(line -> line.contains("failed on"))
                .singleElement()
                .asString()
                .contains("   failed on 1 of 3 agents  ", "3 agents: 1 failed, 2 verified");
        cli.terminals = FakeTerminals.on("1");
        cli.environment.put("TERM", "xterm");
        cli.run("runs");
        assertThat(cli.out()).contains("\u001b[31mfailed on 1 of 3 agents\u001b[0m");

        cli.run("runs", "--format", "json");
        assertThat(json().path("runs")
                        .valueStream()
                        .map(one ->
                                one.path("state").asString() + one.path("open").asInt()))
                .containsExactlyInAnyOrder("finished1", "stopped3");
    }

    /** As on a file system that is not mounted; permissions mean nothing to root. */
    @Test
    void whatCannotBeReadIsNotCalledAbsent() throws IOException {
        Path state = Files.createFile(home.resolve("state"));
        cli.environment.put("XDG_STATE_HOME", state.toString());

        for (String command : List.of("runs", "resume")) {
            assertThat(cli.run(command)).isEqualTo(1);
            assertThat(cli.err())
                    .isEqualTo("volmount: cannot read " + state + "/volmount/runs: not a directory (" + state
                            + " is a file)\n");
            assertThat(cli.out()).isEmpty();
        }
    }

    @Test
    void aRunOfWhichNothingCanBeReadIsListedAndItsOutcomeUnknown() throws IOException {
        Path lost = Files.createSymbolicLink(run.resolveSibling("20990101-000000-aaaa"), Path.of("/nowhere/run"));

        assertThat(cli.run("runs")).isEqualTo(1);
        assertThat(cli.out().lines())
                .hasSize(2)
                .first()
                .isEqualTo("20990101-000000-aaaa   unreadable, outcome unknown");
        assertThat(cli.err())
                .isEqualTo("volmount: cannot read " + lost + "/lock: the symbolic link " + lost
                        + " leads to /nowhere/run, which does not exist\n");

        assertThat(cli.run("runs", "--format", "json")).isEqualTo(1);
        assertThat(json().path("runs").path(0).path("state").asString()).isEqualTo("unreadable");
        assertThat(json().path("runs").path(0).path("problem").asString()).startsWith("cannot read " + lost);
        assertThat(cli.run("resume")).isEqualTo(2);
        assertThat(cli.err()).contains("cannot read " + lost).contains("an older run can be resumed by name");
        assertThat(cli.run("runs", "show", "2099")).isEqualTo(1);
        assertThat(cli.err()).startsWith("volmount: cannot read " + lost).doesNotContain("Exception", "itself");
        assertThat(cli.run("resume", lost.toString())).isEqualTo(1);
        assertThat(cli.err()).startsWith("volmount: cannot read " + lost);
    }

    @Test
    void anOlderRunThatCannotBeReadIsNotPassedOver() throws IOException {
        Files.createSymbolicLink(run.resolveSibling("20000101-000000-aaaa"), Path.of("/nowhere/run"));
        cli.agents.clear();

        assertThat(cli.run("resume")).isZero();

        assertThat(cli.err())
                .contains("the outcome of an older run is unknown: cannot read " + run.getParent()
                        + "/20000101-000000-aaaa/lock: ");
    }

    @Test
    void whereNothingWasEverRunTheListIsEmpty() {
        cli.environment.put("XDG_STATE_HOME", home.resolve("elsewhere").toString());

        assertThat(cli.run("runs")).isZero();
        assertThat(cli.out()).isEqualTo("no runs in " + home + "/elsewhere/volmount/runs\n");
        assertThat(cli.run("runs", "--format", "json")).isZero();
        assertThat(json().path("runs").isEmpty()).isTrue();
        assertThat(json().path("directory").asString()).isEqualTo(home + "/elsewhere/volmount/runs");
    }
}
