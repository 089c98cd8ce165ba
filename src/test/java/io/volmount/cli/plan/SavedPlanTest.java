package io.volmount.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.cli.CliHarness;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.PreInstallNode;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.RunIdentity;
import io.volmount.step.MountVolume;
import io.volmount.step.StepResult;
import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SavedPlanTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private String plan;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        plan = home.resolve("plan.json").toString();
    }

    private void saved() {
        assertThat(cli.runWithFiles("plan", "--out", plan)).isZero();
        cli.asked.clear();
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

    private static CliHarness.BlankNode replaced() {
        return new CliHarness.BlankNode() {
            @Override
            public AgentFacts probe(ProbeRequest request) {
                NodeSketch node = new NodeSketch();
                node.machineId = "0000";
                node.kind = NodeKind.PRE_INSTALL;
                node.resources = ResourcesFile.ABSENT;
                return node.facts();
            }
        };
    }

    @Test
    void theNextCommandIsShownAfterThePlan() {
        List<String> outAtRemark = new ArrayList<>();
        cli.disturbance = () -> outAtRemark.add(cli.out());

        saved();

        assertThat(outAtRemark.get(outAtRemark.size() - 1)).contains("a[1-3] (3 agents): planned");
    }

    @Test
    void aSavedPlanThatChangesNothingIsNotRecommended() {
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, CliHarness.silent()));

        cli.runWithFiles("plan", "-o", plan);

        assertThat(cli.err())
                .endsWith("volmount: the plan is saved in " + plan
                        + ", but there is nothing to apply: it changes no agent\n");
    }

    @Test
    void aSavedPlanIsPrivateAndNamesTheNextCommand() throws IOException {
        saved();

        assertThat(cli.err()).endsWith("volmount: the plan is saved; apply it with `volmount apply " + plan + "`\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(plan))))
                .isEqualTo("rw-------");
        assertThat(JsonMapper.shared()
                        .readTree(Files.readString(Path.of(plan)))
                        .path("schema")
                        .asString())
                .isEqualTo("volmount/plan/v1");
    }

    @Test
    void itIsAppliedWithoutTheFilesThatItWasMadeOf() throws IOException {
        saved();
        Files.delete(home.resolve("inventory.yml"));
        Files.delete(home.resolve("playbook.yml"));

        assertThat(cli.run("apply", plan, "--yes", "--format", "json")).isZero();

        assertThat(outcomes()).containsExactly("a1 verified", "a2 verified", "a3 verified");
    }

    @Test
    void theOperatorIsAskedAllTheSame() {
        saved();

        assertThat(cli.refusal(cli.run("apply", plan))).startsWith("apply asks before it changes anything");
        cli.terminals = FakeTerminals.on("02");
        cli.answers = "no\n";
        assertThat(cli.run("apply", plan)).isEqualTo(4);
        assertThat(cli.err()).contains("This changes 3 agents: ").contains("Apply this plan?");
        cli.answers = "yes\n";
        assertThat(cli.run("apply", plan)).isZero();
    }

    @Test
    void aDriftedAgentIsRefusedAndTheOthersGoOn() {
        saved();
        cli.agents.put("a2", replaced());
        CliHarness.BlankNode done = new CliHarness.BlankNode();
        done.perform(new MountVolume(NodeSketch.VOLUME0, "x"), new RunIdentity("other", "me@here"));
        cli.agents.put("a3", done);

        assertThat(cli.run("apply", plan, "--yes", "--format", "json")).isEqualTo(1);

        assertThat(outcomes()).containsExactly("a1 verified", "a2 refused", "a3 unchanged");
        assertThat(json().path("agents").path(1).path("reason").asString())
                .isEqualTo(
                        "it has changed since it was planned: a different machine answers at this address: machine id 0000 instead of "
                                + PreInstallNode.facts(false).machineId()
                                + "; make a new plan");
    }

    @Test
    void whereEveryAgentDriftedNothingIsAskedAndThePlanIsNotUsedUp() {
        saved();
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, replaced()));

        assertThat(cli.run("apply", plan, "--yes", "--format", "json")).isEqualTo(1);

        assertThat(outcomes()).containsExactly("a1 refused", "a2 refused", "a3 refused");
        assertThat(home.resolve(".local")).doesNotExist();
    }

    @Test
    void aPlanIsNotAppliedTwice() {
        saved();
        assertThat(cli.run("apply", plan, "--yes", "--format", "json")).isZero();
        String run = json().path("run").asString();
        cli.asked.clear();

        assertThat(cli.refusal(cli.run("apply", plan, "--yes")))
                .isEqualTo("this plan was already applied by run " + run + ", in which every agent ended well."
                        + " Nothing is left to do; `volmount runs show " + run
                        + "` shows what was done and verified\n");
    }

    @Test
    void aPlanWhoseRunDidNotEndWellIsResumedInstead() {
        saved();
        cli.agents.put(
                "a1",
                new CliHarness.BlankNode()
                        .on(
                                "make-filesystem",
                                () -> new StepResult(StepResult.Status.FAILED, "mkfs exited with 1", "")));
        assertThat(cli.run("apply", plan, "--yes", "--format", "json")).isEqualTo(4);
        String run = json().path("run").asString();
        cli.asked.clear();

        assertThat(cli.refusal(cli.run("apply", plan, "--yes")))
                .isEqualTo("this plan was already applied by run " + run + ": resume it with `volmount resume " + run
                        + "`, or make a new plan with `volmount plan -o FILE`\n");
    }

    @Test
    void invalidPlanFilesAreRefused() throws IOException {
        saved();
        String edited = cli.file("edited.json", Files.readString(Path.of(plan)).replace("200MB", "900MB"));

        assertThat(cli.refusal(cli.run("apply", edited, "--yes")))
                .isEqualTo("edited.json: this was changed or damaged after it was written; make one with `volmount plan"
                        + " -o FILE`\n");
        assertThat(cli.refusal(cli.run("apply", cli.file("p.yml", CliHarness.PLAYBOOK), "--yes")))
                .startsWith("p.yml: this contains no plan that volmount wrote, or only a part of one; ");
        assertThat(cli.refusal(cli.run("apply", home + "/none", "--yes"))).startsWith("none: no such file; ");
    }

    @Test
    void aPlanNamesItsAgentsItself() {
        saved();

        for (String option : List.of("-i", "-p", "--limit")) {
            assertThat(cli.refusal(cli.run("apply", plan, "--yes", option, "x")))
                    .isEqualTo("a saved plan already names its agents and volumes: use either plan.json, or -i FILE"
                            + " and -p FILE (and --limit)\n");
        }
        assertThat(cli.refusal(cli.run("apply", "--yes", "-i", "x")))
                .isEqualTo("nothing to apply: use -i FILE and -p FILE, or name a plan that `volmount plan -o` saved\n");
    }

    @Test
    void nothingButAPlanIsWrittenOver() {
        String other = cli.file("inventory.yml", CliHarness.INVENTORY);

        assertThat(cli.refusal(cli.runWithFiles("plan", "-o", other)))
                .isEqualTo(
                        "--out would write over inventory.yml, which is not a plan: name another file, or remove this"
                                + " one if it is not needed\n");
        assertThat(cli.refusal(cli.runWithFiles("plan", "-o", home + "/none/plan.json")))
                .startsWith("--out cannot write `none/plan.json`: no such directory: none; name a file");
        saved();
        saved();
    }

    @Test
    void aPlanThatOthersCouldHaveWrittenIsNotApplied() throws IOException {
        saved();
        Path file = Path.of(plan);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(cli.refusal(cli.run("apply", plan, "--yes")))
                .startsWith(
                        "the plan " + file.getFileName() + " is not applied: others may write to " + file.getFileName()
                                + "; make it yours and `chmod go-w` it once you have read what it says, or plan again");
        assertThat(cli.asked).isEmpty();
    }

    @Test
    @Timeout(60)
    void aPlanIsARegularFile() throws Exception {
        cli = new CliHarness(home);
        Path pipe = home.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        for (String name : List.of(pipe.toString(), "/dev/zero")) {
            assertThat(cli.refusal(cli.run("apply", name, "--yes")))
                    .startsWith(name.replace(home + "/", "") + ": not a regular file;");
        }
    }
}
