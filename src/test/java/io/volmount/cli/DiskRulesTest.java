package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.Signature;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.volume.ByteSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with a playbook whose disks are chosen by a rule. */
class DiskRulesTest {
    private static final String BY_ID = "/dev/disk/by-id/ata-";
    private static final String RULE = """
            version: 1
            name: by rule
            volumes:
              - path: "/dcos/volume[0-3]"
                source: {disks: {size: ">=300MB", count: 1}}
                filesystem: ext4
            """;

    @TempDir
    Path home;

    private CliHarness cli;
    private Node node;

    /** A private agent with two blank disks. */
    private static final class Node extends ScriptedAgent {
        private final NodeSketch sketch = new NodeSketch();
        private final List<ListedDevice> listed = new ArrayList<>();
        private int wholeProbes;

        Node() {
            disk("/dev/sdb", "A");
            disk("/dev/sdc", "B");
        }

        private void disk(String path, String serial) {
            BlockDevice sketched = NodeSketch.blank(path, ByteSize.ofMb(400));
            put(new BlockDevice(
                    sketched.number(),
                    path,
                    List.of(BY_ID + serial),
                    sketched.size(),
                    false,
                    false,
                    List.of(),
                    Optional.of(serial),
                    Optional.empty(),
                    Optional.empty()));
            listed.add(new ListedDevice(
                    sketched.number(),
                    Kind.DISK,
                    path,
                    sketched.size(),
                    Optional.of(true),
                    Optional.of(false),
                    Optional.empty(),
                    Optional.empty()));
        }

        private void put(BlockDevice device) {
            sketch.devices.put(device.path(), device);
            sketch.devices.put(device.stableIds().get(0), device);
        }

        @Override
        public AgentFacts probe(ProbeRequest request) {
            return sketch.facts();
        }

        @Override
        public NodeFacts probeNode() {
            wholeProbes++;
            return new NodeFacts(sketch.facts(), Optional.empty(), listed, 0, Optional.empty());
        }
    }

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        node = new Node();
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
