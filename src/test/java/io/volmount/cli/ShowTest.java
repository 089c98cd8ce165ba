package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Evidence;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeSketch;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.shell.parse.MalformedOutput;
import io.volmount.shell.parse.WholeNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShowTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private final List<NodeCommand> commands = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        Stream.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, new Node()));
    }

    /** Prints a line for each command, and has a volume that it was started with. */
    private class Node extends ScriptedAgent {
        @Override
        public NodeCommandResult run(NodeCommand command) {
            commands.add(command);
            return NodeCommandResult.exited(0, Printed.of("# /etc/fstab\n\t/dev/sda1 / xfs\n", 0), Printed.NOTHING);
        }

        @Override
        public AgentFacts probe(ProbeRequest request) {
            NodeSketch node = new NodeSketch().provisioned();
            node.mounts.add(mount("proc", "proc", "/proc"));
            node.mounts.add(mount("xfs", "/dev/sda1", "/var/lib/mesos"));
            return node.facts();
        }

        @Override
        public NodeFacts probeNode() throws AgentUnreachable {
            try {
                return WholeNode.facts(WholeNode.sections());
            } catch (MalformedOutput nonsense) {
                throw new AgentUnreachable("unexpected output", nonsense);
            }
        }

        @Override
        public Evidence evidence(ProbeRequest request) {
            AgentFacts facts = probe(request);
            return new Evidence(
                    facts,
                    List.of(),
                    Optional.empty(),
                    Optional.of(new Evidence.Process(310, List.of(new MountDisk("/dcos/volume0", 74, "*")))),
                    Optional.empty());
        }
    }

    private static Mount mount(String type, String source, String target) {
        return new Mount(
                90,
                1,
                new DeviceNumber(8, 1),
                "/",
                target,
                "rw",
                type,
                source,
                "rw",
                Optional.empty(),
                Optional.empty(),
                0,
                false,
                false);
    }

    private int show(String... words) {
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY);
        return cli.run(Stream.concat(Stream.of("show", "-F", "none", "-i", inventory), Stream.of(words))
                .toArray(String[]::new));
    }

    private JsonNode json(String... words) {
        assertThat(show(Stream.concat(Stream.of(words), Stream.of("--format", "json"))
                        .toArray(String[]::new)))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(cli.out());
        assertThat(PublishedSchema.of(json).strictObjections(json)).isEmpty();
        return json;
    }

    @Test
    void theTextOfFstabIsThatOfTheNode() {
        assertThat(show("fstab")).isZero();

        assertThat(cli.out()).isEqualTo("""
            a[1-3] (3 agents): ok
                # /etc/fstab
                \t/dev/sda1 / xfs
            show fstab: 3 agents, 3 ok
            """);
        assertThat(json("a1", "fstab")
                        .path("agents")
                        .get(0)
                        .path("lines")
                        .get(1)
                        .asString())
                .isEqualTo("\t/dev/sda1 / xfs");
        assertThat(commands).allMatch(NodeCommand::root);
    }

    @Test
    void theAgentsBeforeTheLastWordAreThoseOfALimit() {
        assertThat(show("a1", "a[2-3],!a3", "fstab")).isZero();
        assertThat(cli.asked).containsExactlyInAnyOrder("a1", "a2");
    }

    @Test
    void mountsAreThoseThatHoldData() {
        show("a1", "mounts");
        assertThat(cli.out())
                .contains("    /var/lib/mesos  /dev/sda1          xfs   rw\n")
                .contains("    /dcos/volume0   /root/volume0.img  ext4  ")
                .doesNotContain("/proc");
        JsonNode mounts = json("a1", "mounts").path("agents").get(0).path("mounts");
        assertThat(mounts.get(0).path("target").asString()).isEqualTo("/dcos/volume0");
        assertThat(mounts.get(0).path("file").asString()).isEqualTo("/root/volume0.img");
    }

    @Test
    void disksAreThoseOfFacts() {
        show("disks");
        assertThat(cli.out()).startsWith("""
            a[1-3] (3 agents): ok
                no   /dev/sda           100 GB  ssd        dos         Virtual disk
                       is used by sda1: name an unused device
                yes  /dev/sdb         465.8 GB  hdd        blank       ST500LM021-1KJ15
                       /dev/disk/by-id/ata-ST500LM021-1KJ15_B2
            """);
        assertThat(json("a1", "disks").path("agents").get(0).path("disks")).hasSize(10);
    }

    @Test
    void resourcesAreThoseOfTheRunningAgentAndOfItsNextStart() {
        show("a1", "resources");
        assertThat(cli.out()).isEqualTo("""
            a1: ok
                dcos-mesos-slave.service is active (running)
                it was started with:
                  /dcos/volume0  74 MB  role *
                /var/lib/dcos/mesos-resources has:
                  /dcos/volume0  74 MB  role *
            show resources: 1 agent, 1 ok
            """);
        assertThat(json("a1", "resources")
                        .path("agents")
                        .get(0)
                        .path("resources")
                        .get(0)
                        .toString())
                .isEqualTo("{\"from\":\"process\",\"path\":\"/dcos/volume0\",\"mb\":74,\"role\":\"*\"}");
    }

    @Test
    void theJournalIsThatOfTheAgentsUnitsInThisBoot() {
        show("a1", "journal", "-n", "7");
        assertThat(commands.get(0).text())
                .isEqualTo("journalctl -b -q -o short-iso --no-pager -n 7 -u dcos-mesos-slave.service"
                        + " -u dcos-mesos-slave-public.service");
    }

    @Test
    void anAgentThatDoesNotAnswerFailsTheCommand() {
        cli.agents.put("a2", new ScriptedAgent() {
            @Override
            public NodeFacts probeNode() throws AgentUnreachable {
                throw new AgentUnreachable("op@a2:22: connection refused");
            }
        });

        assertThat(show("disks")).isOne();
        assertThat(cli.out()).endsWith("""
            a2: unreachable, connection refused
            show disks: 3 agents, 2 ok, 1 unreachable
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a1", "fstab a1", "a1 fstb"})
    void theLastWordSaysWhatToShow(String words) {
        assertThat(cli.refusal(show(words.split(" "))))
                .startsWith(
                        "the last word says what to show: expected fstab, mounts, disks, journal, resources, found `");
    }

    @Test
    void mistakesAreToldBeforeAnyAgentIsAsked() {
        assertThat(cli.refusal(show("a1", "fstab", "--limit", "a2"))).contains("--limit, not both");
        assertThat(cli.refusal(show("a1", "fstab", "-n", "3"))).contains("-n is for the journal");
        assertThat(cli.refusal(show("a1", "journal", "-n", "0"))).contains("between 1 and 10000");
        assertThat(cli.refusal(show("a9", "fstab"))).contains("a9");
    }
}
