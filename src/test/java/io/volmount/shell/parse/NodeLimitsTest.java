package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.device;
import static io.volmount.shell.NodeSections.node;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.MountDisks;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.ResourcesFile;
import io.volmount.shell.NodeSections;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Each limit, fed with as much as it lets pass and with one more. */
public class NodeLimitsTest {
    private static final ProbeRequest REQUEST =
            new ProbeRequest(List.of("/dev/vg0/lv0"), List.of(), List.of(), Set.of());
    /** Of CaptureTest and JournalExcerptTest, beside the classes that keep them. */
    private static final Set<String> ELSEWHERE = Set.of("ANSWER", "ERRORS", "JOURNAL_MESSAGE");

    private static Map<String, Executable> tries() {
        Map<String, Executable> all = new TreeMap<>(ofWhatIsRead());
        all.putAll(KeptLimits.tries());
        return all;
    }

    private static Map<String, Executable> ofWhatIsRead() {
        return Map.ofEntries(
                Map.entry("FILE", NodeLimitsTest::file),
                Map.entry("LINES", NodeLimitsTest::lines),
                Map.entry("DEVICES", NodeLimitsTest::devices),
                Map.entry("PATH", NodeLimitsTest::path),
                Map.entry("NAME", NodeLimitsTest::name),
                Map.entry("RESOURCES", NodeLimitsTest::resources),
                Map.entry("TASKS", NodeLimitsTest::tasks),
                Map.entry("BYTES", NodeLimitsTest::bytes),
                Map.entry("JOURNAL_ENTRY", NodeLimitsTest::journalEntry));
    }

    @TestFactory
    Stream<DynamicTest> eachLimitIsKept() {
        return tries().entrySet().stream().map(limit -> DynamicTest.dynamicTest(limit.getKey(), limit.getValue()));
    }

    @Test
    void noLimitIsForgotten() {
        assertThat(Arrays.stream(NodeLimits.class.getDeclaredFields())
                        .filter(field -> Modifier.isPublic(field.getModifiers()))
                        .map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(tries().keySet().stream(), ELSEWHERE.stream())
                        .toList());
    }

    private static AgentFacts facts(String... changes) throws MalformedOutput {
        return new FactsParser(new Sections(with(node(), changes))).facts(REQUEST);
    }

    private static void assertNonsense(String... changes) {
        assertThatThrownBy(() -> facts(changes)).isInstanceOf(MalformedOutput.class);
    }

    static String many(int times, String of) {
        return of.repeat(times);
    }

    private static void file() throws MalformedOutput {
        String almost = "#" + many(NodeLimits.FILE - 3, "x") + "\n";
        assertThat(facts("fstab", almost, "fstab-lines", "1\n").fstab().lines()).isEmpty();
        assertNonsense("fstab", "#" + almost, "fstab-lines", "1\n");
        String metrics = "{\"slave/tasks_running\": 7}";
        String padded = metrics + many(NodeLimits.FILE - metrics.length(), " ");
        assertThat(facts("metrics", padded).runningTasks()).hasValue(7);
        assertThat(facts("metrics", padded + " ").runningTasks()).isEmpty();
        assertThat(new Sections(Map.of("settings mesos-slave", padded + " ")).document("settings mesos-slave"))
                .isEmpty();
    }

    private static void lines() throws MalformedOutput {
        for (String list : List.of("mounts", "names", "occupied", "loops", "ext4-errors", "missing-tools", "roles")) {
            String line = Map.of(
                            "mounts", "22 1 8:1 / / rw,relatime shared:1 - xfs /dev/sda1 rw,attr2\n",
                            "names", "fd:3 /dev/vg0/lv0\n",
                            "ext4-errors", "8:1 0\n",
                            "loops", "7:1 /root/a\n")
                    .getOrDefault(list, "x\n");
            facts(list, many(NodeLimits.LINES, line) + NodeLimits.LINES + "\n");
            assertNonsense(list, many(NodeLimits.LINES + 1, line) + (NodeLimits.LINES + 1) + "\n");
        }
        facts("fstab", many(NodeLimits.LINES, "\n"), "fstab-lines", NodeLimits.LINES + "\n");
        assertNonsense("fstab", many(NodeLimits.LINES + 1, "\n"), "fstab-lines", (NodeLimits.LINES + 1) + "\n");
        assertThat(facts("device 0", device() + many(NodeLimits.LINES - 20, "x=y\n"))
                        .gaps())
                .isEmpty();
        assertThat(facts("device 0", device() + many(NodeLimits.LINES, "x=y\n")).gaps())
                .hasSize(1);
        assertThat(Assignments.paragraphs(many(NodeLimits.LINES, "a=b\n\n"))).isEmpty();
        assertThatThrownBy(() -> new Sections(Map.of("journal", many(NodeLimits.LINES + 2, "{}\n"))).lines("journal"))
                .isInstanceOf(MalformedOutput.class);
    }

    private static void path() throws MalformedOutput {
        String longest = many(NodeLimits.PATH / 2, "/x");
        assertThat(facts("checkpoint", longest + "\n").checkpoint()).isEqualTo(longest);
        assertNonsense("checkpoint", longest + "x\n");
        assertThat(facts("device 0", device() + "path=" + longest + "\n").gaps())
                .isEmpty();
        assertThat(facts("device 0", device() + "path=" + longest + "x\n").gaps())
                .hasSize(1);
        assertThat(facts("device 0", device() + "holders=" + longest + "x\n").gaps())
                .hasSize(1);
        facts("names", NodeSections.list("fd:3 " + longest));
        assertNonsense("names", NodeSections.list("fd:3 " + longest + "x"));
        assertThat(MountDisks.read("[" + disk(longest + "x") + "]")
                        .orElseThrow()
                        .get(0)
                        .root())
                .hasSize(NodeLimits.PATH + 3);
    }

    private static void name() throws MalformedOutput {
        String longest = many(NodeLimits.NAME - 1, "n");
        assertThat(facts("hostname", longest + "\n").hostname()).isEqualTo(longest);
        for (String required : List.of("hostname", "machine-id", "boot-id")) {
            assertNonsense(required, longest + "n\n");
        }
        String version = "{\"version\": \"" + longest + "nn\"}\n";
        assertThat(facts("dcos-version", version).dcosVersion().orElseThrow()).hasSize(NodeLimits.NAME + 3);
        String owner = "run 20261122-212335-3uvr\ncontroller " + longest + "nn\n";
        assertThat(facts("owner", owner, "owner-lines", "2\n")
                        .lock()
                        .owner()
                        .orElseThrow()
                        .controller())
                .hasSize(NodeLimits.NAME + 3);
        assertThat(Signatures.parse("TYPE=xfs\nLABEL=" + longest + "nn\nEXIT=0\n")
                        .orElseThrow()
                        .label()
                        .orElseThrow())
                .hasSize(NodeLimits.NAME + 3);
        assertThat(JournaldParser.parse(List.of("{\"_PID\":\"1\",\"_HOSTNAME\":\"" + longest + "nn\"}")))
                .singleElement()
                .matches(line -> line.hostname().length() == NodeLimits.NAME + 3);
    }

    private static String disk(String root) {
        return "{\"name\": \"disk\", \"disk\": {\"source\": {\"type\": \"MOUNT\", \"mount\": {\"root\": \"" + root
                + "\"}}}}";
    }

    private static String disks(int number) {
        return "[" + String.join(",", Collections.nCopies(number, disk("/dcos/volume0"))) + "]";
    }

    private static void resources() {
        assertThat(MountDisks.read(disks(NodeLimits.RESOURCES)).orElseThrow()).hasSize(NodeLimits.RESOURCES);
        assertThat(MountDisks.read(disks(NodeLimits.RESOURCES + 1))).isEmpty();
        assertThat(file(disks(NodeLimits.RESOURCES)).state()).isEqualTo(ResourcesFile.State.READ);
        assertThat(file(disks(NodeLimits.RESOURCES + 1)).state()).isEqualTo(ResourcesFile.State.UNREADABLE);
        String keys = many(NodeLimits.RESOURCES, ", \"x\": 1").replace("\"x\"", "\"%s\"");
        Object[] names = Stream.iterate(0, number -> number + 1)
                .limit(NodeLimits.RESOURCES)
                .toArray();
        String edited = "[{\"name\": \"disk\", \"odd\": 1" + keys.formatted(names) + "}]";
        assertThat(file(edited).edits()).hasSize(NodeLimits.RESOURCES);
    }

    private static ResourcesFile file(String json) {
        return MesosResources.parse(
                "MESOS_RESOURCES='" + json + "'\n", Instant.EPOCH, new DiscoverySettings("*", Optional.empty()));
    }

    private static void tasks() {
        String snapshot = "{\"slave/tasks_running\": %d}";
        assertThat(AgentMetrics.runningTasks(snapshot.formatted(NodeLimits.TASKS)))
                .hasValue(NodeLimits.TASKS);
        assertThat(AgentMetrics.runningTasks(snapshot.formatted(NodeLimits.TASKS + 1)))
                .isEmpty();
    }

    private static void bytes() throws MalformedOutput {
        String sectors = device().replaceFirst("sectors=[0-9]+", "sectors=%d");
        assertThat(facts("device 0", sectors.formatted(NodeLimits.BYTES / 512)).gaps())
                .isEmpty();
        assertThat(facts("device 0", sectors.formatted(NodeLimits.BYTES / 512 + 1))
                        .gaps())
                .hasSize(1);
    }

    private static DeviceList devices(int count) throws MalformedOutput {
        String[] lines = IntStream.range(0, count)
                .mapToObj(minor -> "7:" + minor + " loop /dev/loop" + minor + " 0 0 0 -")
                .toArray(String[]::new);
        return DeviceList.parse(new Sections(Map.of("devices", NodeSections.list(lines), "devices-left-out", "1\n")));
    }

    private static void devices() throws MalformedOutput {
        assertThat(devices(NodeLimits.DEVICES).devices()).hasSize(NodeLimits.DEVICES);
        assertThatThrownBy(() -> devices(NodeLimits.DEVICES + 1)).isInstanceOf(MalformedOutput.class);
    }

    private static void journalEntry() {
        String begin = "{\"_PID\":\"1\",\"MESSAGE\":\"";
        String longest = begin + many(NodeLimits.JOURNAL_ENTRY - begin.length() - 2, "x") + "\"}";
        assertThat(JournaldParser.parse(List.of(longest))).hasSize(1);
        assertThat(JournaldParser.parse(List.of(longest + " "))).isEmpty();
    }
}
