package io.volmount.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.PublishedSchema;
import io.volmount.cli.exit.ExitCode;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.step.MakeFilesystem;
import io.volmount.volume.VolumePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands with a playbook whose disks are chosen by a rule. */
class DiskRulesTest {
    private static final String BY_ID = NodeWithDisks.BY_ID;
    private static final String RULE = """
            version: 1
            name: by rule
            volumes:
              - path: "/dcos/volume[0-3]"
                source: {disks: {size: ">=300MB", count: 1}}
                filesystem: ext4
            """;

    private static final String TWO = RULE.replace("count: 1", "count: 2");

    @TempDir
    Path home;

    private CliHarness cli;
    private NodeWithDisks node;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        node = new NodeWithDisks();
        cli.agents.put("a1", node);
    }

    private int run(String command, String playbook, String... more) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "-F",
                "none",
                "-i",
                cli.file("inventory.yml", "version: 1\ngroups: {g: {hosts: [a1]}}\n"),
                "-p",
                cli.file("playbook.yml", playbook)));
        words.addAll(List.of(more));
        return cli.run(words.toArray(String[]::new));
    }

    @Test
    void thePlanNamesTheDisk() {
        assertThat(run("plan", RULE)).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("make an ext4 file system on " + BY_ID + "A")
                .doesNotContain(BY_ID + "B");
    }

    @Test
    void aPlaybookWithoutRulesCostsNoFurtherProbe() {
        run(
                "plan",
                RULE.replaceFirst("source: .*", "source: {device: " + BY_ID + "A}")
                        .replace("[0-3]", "0"));

        assertThat(cli.out()).contains("make an ext4 file system on " + BY_ID + "A");
        assertThat(node.wholeProbes).isZero();
    }

    @Test
    void aSavedPlanIsRefusedWhereTheRuleChoosesAnotherDiskByNow() {
        String plan = home.resolve("plan.json").toString();
        assertThat(run("plan", RULE, "-o", plan)).isZero();
        node.put(NodeSketch.signed(
                node.sketch.devices.get("/dev/sdb"), new Signature("xfs", Optional.of("1"), Optional.empty())));
        run("plan", RULE);
        assertThat(cli.out()).contains("make an ext4 file system on " + BY_ID + "B");

        assertThat(cli.run("apply", plan, "--yes", "-F", "none")).isEqualTo(ExitCode.FAILED);
        assertThat(cli.out()).contains("it has changed since it was planned").contains("make a new plan");
    }

    @Test
    void anAgentWithoutEnoughDisksIsRefusedByPlanAndVerify() {
        String three = RULE.replace("count: 1", "count: 3");
        for (String command : List.of("plan", "verify")) {
            assertThat(run(command, three)).isEqualTo(ExitCode.FAILED);
            assertThat(cli.out())
                    .contains("refused")
                    .contains("the rule for /dcos/volume[0-3] (line 5 of the playbook) needs 3 disks, but only 2");
        }
    }

    /** Loses the connection to the agent while the second of two chosen disks is formatted. */
    private MakeFilesystem interrupt() {
        assertThat(run("apply", TWO, "--yes")).isNotZero();
        assertThat(node.made).extracting(make -> make.source().path()).containsExactly(BY_ID + "A", BY_ID + "B");
        return node.made.get(1);
    }

    private void resume() {
        assertThat(cli.run("resume", "--yes", "-F", "none")).as(cli.err()).isNotZero();
    }

    @Test
    void aResumedRunGoesOnWithTheDisksThatItChoseThoughTheRuleWouldChooseOthersByNow() {
        MakeFilesystem interrupted = interrupt();
        node.disk("/dev/sda", "0");

        resume();

        assertThat(node.made).hasSize(3).last().isEqualTo(interrupted);
    }

    @Test
    void aRunWhoseHalfFormattedDiskVanishedTakesNoOtherAndGoesOnOnceItIsBack() {
        MakeFilesystem interrupted = interrupt();
        BlockDevice half = node.sketch.devices.get("/dev/sdc");
        ListedDevice listed = node.listed.get(1);
        node.unplug("/dev/sdc");
        node.disk("/dev/sda", "0");

        resume();
        assertThat(cli.out()).contains("there is no block device " + BY_ID + "B");
        assertThat(node.made).hasSize(2);

        node.put(half);
        node.listed.add(listed);
        resume();
        assertThat(node.made).hasSize(3).last().isEqualTo(interrupted);
    }

    @Test
    void anAgentThatHasItsVolumesIsUnchangedAndADiskThatIsAddedGetsTheNextNumber() {
        node.provision("/dev/sdc", VolumePath.of("/dcos/volume0"));
        assertThat(run("apply", RULE, "--yes")).as(cli.out()).isZero();
        assertThat(cli.out()).contains("unchanged");

        run("plan", RULE.replace("count: 1", "count: all"));
        assertThat(cli.out())
                .contains("make an ext4 file system on " + BY_ID + "A")
                .contains("/dcos/volume1")
                .doesNotContain("/dcos/volume2");
        assertThat(node.made).isEmpty();
        run("facts", RULE.replace("count: 1", "count: all"));
        assertThat(cli.out()).contains("; keeps /dcos/volume0\n").contains(BY_ID + "A becomes /dcos/volume1\n");
    }

    @Test
    void aDiskThatVanishedIsReportedByEveryCommandAndNoOtherTakesItsPlace() {
        node.provision("/dev/sdc", VolumePath.of("/dcos/volume0"));
        node.unplug("/dev/sdc");
        node.sketch.mounts.clear();

        for (String command : List.of("plan", "verify", "apply")) {
            String[] yes = command.equals("apply") ? new String[] {"--yes"} : new String[0];
            assertThat(run(command, RULE, yes)).isEqualTo(ExitCode.FAILED);
            assertThat(cli.out())
                    .contains("refused")
                    .contains("the disk that /etc/fstab mounts on /dcos/volume0 is not on the node");
        }
        assertThat(node.made).isEmpty();
        run("facts", RULE);
        assertThat(cli.out()).contains("refused: the disk that /etc/fstab mounts on /dcos/volume0 is not on the node");
    }

    @Test
    void programsGetWhatTheRuleWouldChoose() {
        run("facts", TWO.replace("count: 2", "count: 3"), "--format", "json");
        JsonNode facts = JsonMapper.shared().readTree(cli.out());

        assertThat(PublishedSchema.of(facts).strictObjections(facts)).isEmpty();
        JsonNode found = facts.path("agents").path(0).path("node");
        assertThat(found.path("refusals")).hasSize(1);
        assertThat(found.path("devices").path(0).path("chosenFor").asString()).isEqualTo("/dcos/volume0");
    }

    @Test
    void validateCountsRules() {
        assertThat(run("validate", RULE)).as(cli.err()).isZero();
        assertThat(cli.out()).contains("with 1 rule for disks\n");
    }

    @Test
    void factsShowWhatTheRuleWouldChoose() {
        assertThat(run("facts", RULE)).as(cli.err()).isZero();
        assertThat(cli.out()).contains(BY_ID + "A becomes /dcos/volume0\n").contains(BY_ID + "B\n");
    }

    @Test
    void aRehearsalOfMadeUpAgentsAssumesTheDisks() {
        assertThat(cli.run(
                        "rehearse",
                        "--agents",
                        "3",
                        "--runs",
                        "1",
                        "-p",
                        cli.file("playbook.yml", RULE.replace("count: 1", "count: all"))))
                .as(cli.err())
                .isZero();
        assertThat(cli.out()).contains("3 verified");
    }
}
