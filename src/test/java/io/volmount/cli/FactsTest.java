package io.volmount.cli;

import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.cli.exit.ExitCode;
import io.volmount.facts.NodeFacts;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.shell.parse.MalformedOutput;
import io.volmount.shell.parse.WholeNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FactsTest {
    private static final String SECOND = "_B2";

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        for (String name : List.of("a1", "a2", "a3")) {
            cli.agents.put(name, node(WholeNode.sections()));
        }
    }

    private int facts(String... more) {
        List<String> words =
                new ArrayList<>(List.of("facts", "-F", "none", "-i", cli.file("inventory.yml", CliHarness.INVENTORY)));
        words.addAll(Arrays.asList(more));
        return cli.run(words.toArray(String[]::new));
    }

    private static Agent node(Map<String, String> sections) {
        return new ScriptedAgent() {
            @Override
            public NodeFacts probeNode() throws AgentUnreachable {
                try {
                    return WholeNode.facts(sections);
                } catch (MalformedOutput nonsense) {
                    throw new AgentUnreachable("unexpected output", nonsense);
                }
            }
        };
    }

    /** A node like the others with another disk in one place. */
    private static Map<String, String> withDisk(String serial) {
        Map<String, String> node = WholeNode.sections();
        return with(
                node,
                "names",
                node.get("names").replace(SECOND, "_" + serial),
                "device 2",
                node.get("device 2").replace("serial=B2", "serial=" + serial));
    }

    @Test
    void oneAgentIsShownWithItsDisks() {
        assertThat(facts("--limit", "a1")).isZero();

        assertThat(cli.out()).isEqualTo("""
                a1 (a1:22)
                  private agent, DC/OS 1.13.4, dcos-mesos-slave.service is active (running)
                  attributes rack:r1;zone:z2
                  devices
                    no   /dev/sda           100 GB  ssd        dos         Virtual disk
                           is used by sda1: name an unused device
                    yes  /dev/sdb         465.8 GB  hdd        blank       ST500LM021-1KJ15
                           /dev/disk/by-id/ata-ST500LM021-1KJ15_B2
                    no   /dev/sdc         465.8 GB  hdd        blank       ST500LM021-1KJ15
                           /etc/fstab mounts /dev/sdc elsewhere: /dev/disk/by-id/ata-C3 /data xfs nofail 0 0 (line 2); \
                remove the line, or name another device
                    no   /dev/sdd         465.8 GB  hdd        blank       ST500LM021-1KJ15
                           is in use as swap: name another device
                    no   /dev/sde         465.8 GB  ssd        blank       Flash
                           is removable
                    no   /dev/sda1        100.0 GB  partition  xfs 'root'  Virtual disk
                           is mounted on /: it is in use
                    yes  /dev/dm-3           10 GB  mapped     blank       vg0-lv0
                           /dev/disk/by-id/dm-name-vg0-lv0
                    no   /dev/loop[0-1]        0 B  loop
                           has no file
                    no   /dev/sr0             1 GB  optical                VBOX CD-ROM
                           is an optical drive

                facts: 1 agent; 2 devices can become volumes
                """);
    }

    @Test
    void agentsThatDifferInTheirSerialNumbersAloneAreShownOnce() {
        cli.agents.put("a2", node(withDisk("B7")));
        cli.agents.put("a3", node(withDisk("C1")));

        assertThat(facts()).isZero();
        assertThat(cli.out())
                .startsWith("a[1-3] (3 agents)\n  private agent")
                .contains("           /dev/disk/by-id/ata-ST500LM021-1KJ15_...\n")
                .endsWith("\nfacts: 3 agents; 6 devices can become volumes\n");
    }

    @Test
    void anAgentThatDoesNotAnswerComesLastAndFailsTheCommand() {
        cli.agents.put("a1", new ScriptedAgent() {
            @Override
            public NodeFacts probeNode() throws AgentUnreachable {
                throw new AgentUnreachable("op@a1:22: connection refused");
            }
        });

        assertThat(facts()).isEqualTo(ExitCode.FAILED);
        assertThat(cli.out()).startsWith("a[2-3] (2 agents)\n").endsWith("""
                        a1 (a1:22): unreachable
                          connection refused

                        facts: 3 agents, 1 unreachable; 4 devices can become volumes
                        """);
    }

    @Test
    void aNodeThatCouldGetNoVolumeSaysWhy() {
        cli.agents.put("a1", node(with(WholeNode.sections(), "roles", "master\n1\n")));

        facts("--limit", "a1");
        assertThat(cli.out()).contains("  no volume can be made: it is a master");
    }

    @Test
    void programsGetEveryDeviceOfEveryAgent() {
        cli.agents.put("a2", node(withDisk("B7")));

        assertThat(facts("--format", "json")).isZero();
        JsonNode facts = JsonMapper.shared().readTree(cli.out());
        assertThat(PublishedSchema.of(facts).strictObjections(facts)).isEmpty();
        JsonNode agents = facts.path("agents");
        assertThat(agents).hasSize(3);
        JsonNode node = agents.get(1).path("node");
        assertThat(node.path("devices")).hasSize(10);
        JsonNode disk = node.path("devices").get(1);
        assertThat(disk.path("path").asString()).isEqualTo("/dev/sdb");
        assertThat(disk.path("link").asString()).isEqualTo("/dev/disk/by-id/ata-ST500LM021-1KJ15_B7");
        assertThat(disk.path("size").asLong()).isEqualTo(976773168L * 512);
        assertThat(disk.path("usable").asBoolean()).isTrue();
        assertThat(node.path("attributes").asString()).isEqualTo("rack:r1;zone:z2");
    }
}
