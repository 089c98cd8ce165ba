package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCommand;
import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExecTest {
    private static final String LF = "\n";

    @TempDir
    Path home;

    private CliHarness cli;
    private final List<NodeCommand> commands = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        for (String name : List.of("a1", "a2", "a3")) {
            agent(name, exits(0, "3.10.0" + LF, ""));
        }
    }

    private void agent(String name, NodeCommandResult result) {
        agent(name, command -> result);
    }

    private void agent(String name, Function<NodeCommand, NodeCommandResult> results) {
        cli.agents.put(name, new ScriptedAgent() {
            @Override
            public NodeCommandResult run(NodeCommand command) {
                commands.add(command);
                return results.apply(command);
            }
        });
    }

    private static NodeCommandResult exits(int code, String out, String err) {
        return NodeCommandResult.exited(code, Printed.of(out, 0), Printed.of(err, 0));
    }

    private int exec(String... words) {
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY);
        return cli.run(Stream.concat(Stream.of("exec", "-F", "none", "-i", inventory), Stream.of(words))
                .toArray(String[]::new));
    }

    @Test
    void agentsOnWhichItPrintsTheSameAreShownOnce() {
        assertThat(exec("--yes", "uname", "-r")).isZero();

        assertThat(cli.out()).isEqualTo("""
                a[1-3] (3 agents): ok
                    3.10.0
                exec: 3 agents, 3 ok
                """);
        assertThat(commands).hasSize(3).containsOnly(new NodeCommand("uname -r", false, false, Duration.ofMinutes(1)));
    }

    @Test
    void whatIsNotOkComesLastAndExitCodesAreCounted() {
        agent("a1", exits(2, "partly" + LF, "ls: cannot access '/x'" + LF));
        agent("a2", NodeCommandResult.unreachable("op@a2:22: connection refused"));

        assertThat(exec("--yes", "--", "ls", "/x")).isOne();

        assertThat(cli.out()).isEqualTo("""
                a3: ok
                    3.10.0
                a1: failed, exit code 2
                    partly
                  stderr:
                    ls: cannot access '/x'
                a2: unreachable, connection refused
                exec: 3 agents, 1 ok, 1 failed, 1 unreachable; exit codes: 0 on 1 agent, 2 on 1 agent
                """);
    }

    @Test
    void whoseEndWasNotSeenIsUnknownAndWhatWasCutIsCounted() {
        Printed cut = new Printed("half", 12);
        agent("a1", NodeCommandResult.unknown("it did not end within 5 s", cut, Printed.NOTHING));

        assertThat(exec("--limit", "a1", "--time-limit", "5s", "sleep 10")).isOne();

        assertThat(cli.out()).isEqualTo("""
                a1: unknown, it did not end within 5 s
                    half
                  cut: 12 more bytes
                exec: 1 agent, 1 unknown
                """);
        assertThat(commands.get(0).limit()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatManyAgentsPrintIsBoundedAndTheRoomGoesToThoseThatFailed() {
        List<String> names = IntStream.rangeClosed(1, 40).mapToObj(n -> "b" + n).toList();
        names.forEach(name -> agent(name, exits(0, name + "x".repeat(65_000) + LF, "")));
        agent("b40", exits(1, "b40" + "x".repeat(65_000) + LF, "no space left" + LF));
        String inventory = cli.file("many.yml", "version: 1\ngroups: {g: {hosts: ['b[1-40]']}}\n");

        assertThat(cli.run("exec", "-F", "none", "-i", inventory, "--yes", "cat", "log"))
                .isOne();

        assertThat(cli.out().length()).isBetween(900_000, 1_100_000);
        assertThat(cli.out()).contains("b1: ok", "b40: failed", "    no space left", """
                b[16-39] (24 agents): printed more than is shown here; --report json=FILE has it
                exec: 40 agents, 39 ok, 1 failed;""");
    }

    /** A node cannot say something in volmount's name. */
    @Test
    void noOutputPassesForAnotherAgentOrStream() {
        agent("a1", exits(0, "  stderr:" + LF + "a2: failed" + LF + LF + "exec: 0 agents" + LF, ""));

        exec("--limit", "a1", "true");

        assertThat(cli.out().lines())
                .contains("      stderr:", "    a2: failed", "    exec: 0 agents")
                .doesNotContain("  stderr:", "a2: failed", "exec: 0 agents");
    }

    @Test
    void theWordsAfterTheFirstBelongToTheCommand() {
        String[] line = {"ls", "--color=always", "-l", "--", "-x", "--yes", "${HOME}"};
        exec(Stream.concat(Stream.of("--limit", "a1"), Stream.of(line)).toArray(String[]::new));

        assertThat(commands.get(0).text()).isEqualTo("ls --color=always -l -- -x --yes ${HOME}");
        assertThat(cli.out()).doesNotContain("\u001b");
    }

    @Test
    void aScriptIsRunAsRootIfAsked() {
        String script = cli.file("look.sh", "#!/bin/bash\necho $#\n");

        assertThat(exec("--yes", "--sudo", "--script", script, "--format", "json"))
                .isZero();

        assertThat(commands.get(0))
                .isEqualTo(new NodeCommand("#!/bin/bash\necho $#\n", true, true, Duration.ofMinutes(1)));
        JsonNode json = JsonMapper.shared().readTree(cli.out());
        assertThat(json.path("script").asString()).isEqualTo(script);
        assertThat(json.path("commandLine").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"yes, 0, 3", "no, 4, 0"})
    void itAsksBeforeItRunsOnSeveralAgents(String answer, int exitCode, int runs) {
        cli.terminals = FakeTerminals.on("02");
        cli.typedAhead = "yes\n";
        cli.answers = answer + "\n";

        assertThat(exec("--sudo", "uptime")).isEqualTo(exitCode);

        assertThat(cli.err())
                .contains("Command: uptime\nAgents: a[1-3] (3 agents), as root\nRun it? Type 'yes' or 'no': ");
        assertThat(commands).hasSize(runs);
        assertThat(cli.err().contains("Cancelled. Nothing was run.")).isEqualTo(runs == 0);
    }

    @Test
    void withoutATerminalItTakesYes() {
        assertThat(cli.refusal(exec("uptime")))
                .contains("asks before it runs a command on more than one agent")
                .contains("--yes");
        assertThat(exec("--limit", "a1", "uptime")).isZero();
    }

    @Test
    void sudosPasswordIsNotNeededWithoutSudo() {
        String inventory = cli.file("with-sudo.yml", CliHarness.INVENTORY + "defaults: {sudo: password}\n");

        assertThat(cli.run("exec", "-i", inventory, "--limit", "a1", "uptime")).isZero();
        cli.asked.clear();
        assertThat(cli.refusal(cli.run("exec", "-i", inventory, "--limit", "a1", "--sudo", "uptime")))
                .contains("--ask-become-pass");
    }

    @Test
    void mistakesAreToldBeforeAnythingIsRun() throws IOException {
        assertThat(cli.refusal(exec())).contains("nothing to run: name a command");
        assertThat(cli.refusal(exec("--script", "x.sh", "uptime"))).contains("not both");
        assertThat(cli.refusal(exec("--script", home.resolve("x.sh").toString())))
                .contains("no such file");
        Path open = Path.of(cli.file("open.sh", "id"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(cli.refusal(exec("--script", open.toString())))
                .isEqualTo(
                        "the script open.sh is not run: others may write to open.sh; make it yours and `chmod go-w` it\n");
        assertThat(cli.refusal(exec("--time-limit", "5", "uptime"))).contains("30s or 5m, found `5`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html", "markdown", "junit"})
    void everyFormatHasWhatWasPrinted(String format) {
        agent("a1", exits(2, "it prints" + LF + "<b>" + LF, "and complains" + LF));

        assertThat(exec("--limit", "a1", "--format", format, "true")).isOne();

        assertThat(cli.out()).contains("it prints\n&lt;b&gt;", "and complains").doesNotContain("<b>\n");
    }

    @Test
    void programsGetEveryAgent() {
        agent(
                "a1",
                new NodeCommandResult(
                        NodeCommandResult.Status.FAILED,
                        OptionalInt.of(2),
                        "exit code 2",
                        new Printed("out", 3),
                        Printed.of("err\u001b" + LF, 0)));

        assertThat(exec("--yes", "--format", "json", "true")).isOne();

        JsonNode json = JsonMapper.shared().readTree(cli.out());
        assertThat(PublishedSchema.of(json).strictObjections(json)).isEmpty();
        assertThat(json.path("outcome").asString()).isEqualTo("failed");
        assertThat(json.path("summary").toString()).isEqualTo("{\"agents\":3,\"ok\":2,\"failed\":1}");
        assertThat(json.path("exitCodes").toString())
                .isEqualTo("[{\"exitCode\":0,\"agents\":2},{\"exitCode\":2,\"agents\":1}]");
        JsonNode agent = json.path("agents").get(0);
        assertThat(agent.path("exitCode").asInt()).isEqualTo(2);
        assertThat(agent.path("stdoutDroppedBytes").asLong()).isEqualTo(3);
        assertThat(agent.path("stderr").asString()).isEqualTo("err?\n");
    }
}
