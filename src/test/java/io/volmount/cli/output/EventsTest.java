package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.context.Network;
import io.volmount.cli.CliHarness;
import io.volmount.cli.exit.ExitCode;
import io.volmount.report.event.EventKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --events}: what programs are told while a command works. */
class EventsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]*) \\|");
    private static final Pattern KEY = Pattern.compile("`([a-zA-Z]+)`");

    @TempDir
    Path home;

    private CliHarness cli;
    private Path file;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        file = home.resolve("events.jsonl");
    }

    private static List<JsonNode> events(String text) {
        return text.lines().map(JsonMapper.shared()::readTree).toList();
    }

    private static List<String> kinds(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }

    private static List<String> finished(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.path("event").asString().equals("agent-finished"))
                .map(event -> event.path("agent").asString() + " "
                        + event.path("outcome").asString())
                .toList();
    }

    @Test
    void aFileGetsEveryEventBesideTheUsualOutput() throws IOException {
        cli.agents.put("a1", CliHarness.failing());

        assertThat(cli.runWithFiles("apply", "--yes", "--events", file.toString()))
                .isEqualTo(4);

        List<JsonNode> events = events(Files.readString(file));
        assertThat(kinds(events)).startsWith("probing-started", "agent-probed").endsWith("run-finished");
        assertThat(finished(events)).containsExactly("a1 failed", "a2 skipped", "a3 skipped");
        assertThat(cli.out()).contains("3 agents, 1 failed, 2 skipped");
        assertThat(cli.err()).doesNotContain("events");
    }

    @Test
    void aResumedRunReportsTheAgentsThatWereOpen() throws IOException {
        cli.agents.put("a1", CliHarness.failing());
        cli.runWithFiles("apply", "--yes");
        cli.agents.remove("a1");

        assertThat(cli.run("resume", "--yes", "--events", file.toString())).isZero();

        List<JsonNode> events = events(Files.readString(file));
        assertThat(kinds(events)).contains("run-resumed").endsWith("run-finished");
        assertThat(finished(events)).containsExactlyInAnyOrder("a1 verified", "a2 verified", "a3 verified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan -p playbook.yml", "verify -p playbook.yml", "inventory check"})
    void standardOutputHasEventsAlone(String command) throws IOException {
        cli.runWithFiles("plan");
        String[] words = Arrays.stream((command + " -i inventory.yml --events -").split(" "))
                .map(word -> word.endsWith(".yml") ? home.resolve(word).toString() : word)
                .toArray(String[]::new);

        assertThat(cli.run(words)).isLessThan(ExitCode.USAGE);

        assertThat(kinds(events(cli.out())))
                .containsExactly("probing-started", "agent-probed", "agent-probed", "agent-probed", "probing-finished");
    }

    @Test
    void twoThingsNeverMixInOnePlace() {
        assertThat(cli.refusal(cli.runWithFiles("plan", "--events", "-", "--format", "text")))
                .isEqualTo(
                        "--events - and --format would both write to standard output: write the result to a file with"
                                + " --report FORMAT=FILE, or the events with --events FILE\n");
        assertThat(cli.refusal(cli.runWithFiles("plan", "--events", file.toString(), "--report", "json=" + file)))
                .isEqualTo("--events and --report name the same file: use a different file for each\n");
    }

    @Test
    void theResultGoesToAReport() throws IOException {
        Path report = home.resolve("report.json");

        assertThat(cli.runWithFiles("apply", "--yes", "--events", "-", "--report", "json=" + report))
                .isZero();

        assertThat(kinds(events(cli.out()))).endsWith("run-finished");
        assertThat(report).content().contains("\"verified\" : 3");
    }

    @Test
    void anEarlierFileIsReplacedOnlyOnceThereIsAnEvent() throws IOException {
        Files.writeString(file, "earlier\n");

        assertThat(cli.run("plan", "-i", "nowhere.yml", "-p", "nowhere.yml", "--events", file.toString()))
                .isEqualTo(2);
        assertThat(file).hasContent("earlier\n");

        assertThat(cli.runWithFiles("plan", "--events", file.toString())).isZero();
        assertThat(kinds(events(Files.readString(file)))).startsWith("probing-started");
    }

    @Test
    void whatCannotBeWrittenToIsRefusedBeforehand() {
        assertThat(cli.refusal(cli.runWithFiles("plan", "--events", "/dev/full")))
                .isEqualTo("--events cannot write `/dev/full`: not a regular file;"
                        + " name a file in a directory that can be written to\n");
    }

    @Test
    void aRolloutContinuesWithoutItsEvents() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Network usual = cli.network;
        cli.network = (context, credentials, remarks) -> {
            try {
                Files.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return usual.agents(context, credentials, remarks);
        };

        assertThat(cli.runWithFiles("apply", "--yes", "--events", folder + "/events"))
                .isZero();

        assertThat(cli.out()).contains("3 agents, 3 verified");
        assertThat(cli.err()).containsOnlyOnce("volmount: no more events are written to " + folder + "/events: ");
    }

    @Test
    void thePageHasEveryEventWithItsKeys() throws IOException {
        Map<String, TreeSet<String>> page = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("docs/events.md")))
                .results()
                .forEach(row -> page.put(
                        row.group(1),
                        KEY.matcher(row.group(2))
                                .results()
                                .map(key -> key.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        assertThat(page.keySet())
                .isEqualTo(
                        Arrays.stream(EventKind.values()).map(EventKind::word).collect(Collectors.toSet()));

        cli.agents.put("a3", CliHarness.failing());
        cli.runWithFiles("apply", "--yes", "--events", file.toString());
        assertThat(events(Files.readString(file))).isNotEmpty().allSatisfy(event -> {
            TreeSet<String> keys = new TreeSet<>(event.propertyNames());
            keys.removeAll(List.of("schema", "at", "event"));
            assertThat(page.get(event.path("event").asString())).isEqualTo(keys);
        });
    }
}
