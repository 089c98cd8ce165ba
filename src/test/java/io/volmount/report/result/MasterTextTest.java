package io.volmount.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.mesos.AgentLoad;
import io.volmount.mesos.AgentLoad.FrameworkTasks;
import io.volmount.mesos.MesosAgent;
import io.volmount.mesos.MesosResource;
import io.volmount.mesos.Standing;
import io.volmount.report.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MasterTextTest {
    private static final String URL = "http://10.0.0.1:5050";

    private final Map<String, AgentLoad> loads = new LinkedHashMap<>();

    private void load(String name, Standing standing, List<FrameworkTasks> frameworks, MesosResource... kept) {
        MesosAgent agent = new MesosAgent(
                "S-" + name,
                name,
                standing,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        loads.put(name, new AgentLoad(agent, frameworks, List.of(kept)));
    }

    private String text(String... unknown) {
        return new MasterText(Style.PLAIN).render(new MasterView(URL, Optional.empty(), loads, Set.of(unknown)));
    }

    @Test
    void agentsThatLoseMostComeFirstAndThoseThatAreAlikeShareALine() {
        load("a1", Standing.ACTIVE, List.of());
        load("a2", Standing.ACTIVE, List.of(new FrameworkTasks("marathon", List.of("web", "web"), false)));
        load(
                "a3",
                Standing.ACTIVE,
                List.of(
                        new FrameworkTasks("kafka", List.of("broker-0"), true),
                        new FrameworkTasks("marathon", List.of("db"), false)),
                new MesosResource(
                        "disk",
                        "kafka-role",
                        1924,
                        true,
                        Optional.of("kafka"),
                        Optional.of(new MesosResource.Source("MOUNT", "/dcos/volume1")),
                        Optional.of("v1")),
                new MesosResource(
                        "cpus", "kafka-role", 0.5, true, Optional.empty(), Optional.empty(), Optional.empty()));
        load("a4", Standing.ACTIVE, List.of());
        load("a5", Standing.INACTIVE, List.of());

        assertThat(text("a6")).isEqualTo("""
            on the agents that are stopped, the master http://10.0.0.1:5050 has:
              a3: 2 tasks: kafka (broker-0), all that it runs; marathon (db); persistent volume v1 of kafka-role (disk 1924 MB at \
            /dcos/volume1); cpus 0.5 reserved for kafka-role
              a[1,4]: no tasks
              a2: 2 tasks: marathon (web, web)
              a5: inactive, no tasks
              a6: not known to it
            """);
    }

    @Test
    void anyNumberOfTasksAndAgentsFitsAScreen() {
        IntStream.range(0, 500)
                .forEach(i -> load(
                        "a" + i,
                        Standing.ACTIVE,
                        IntStream.range(0, 200)
                                .mapToObj(f -> new FrameworkTasks("f" + i + "-" + f, List.of("t".repeat(100)), true))
                                .toList()));

        String text = text();

        assertThat(text.lines()).hasSize(42);
        assertThat(text)
                .contains("; and 190 more\n")
                .endsWith("  and 460 agents more; --report json=FILE has them all\n");
    }

    @Test
    void aMasterThatWasNotAskedSaysWhyInOneLine() {
        assertThat(new MasterText(Style.PLAIN).render(MasterView.unanswered(URL, URL + "/slaves cannot be reached")))
                .isEqualTo("the master could not be asked what these agents run: http://10.0.0.1:5050/slaves cannot be"
                        + " reached\n");
    }

    @Test
    void whatAMasterSaysIsObeyedByNoTerminal() {
        load("a1", Standing.ACTIVE, List.of(new FrameworkTasks("\u001b[2J", List.of("x\ny"), true)));

        assertThat(text().lines()).hasSize(2);
        assertThat(text()).doesNotContain("\u001b");
    }
}
