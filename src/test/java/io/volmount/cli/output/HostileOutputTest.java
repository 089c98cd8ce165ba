package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.cli.CliHarness;
import io.volmount.facts.AgentFacts;
import io.volmount.step.StepResult;
import io.volmount.terminal.FakeTerminals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is printed, and whoever chose it: no terminal obeys it, and no line of it passes for one of volmount's own. */
class HostileOutputTest {
    /** Sets a title, rings, clears the screen, colours in C1 too, turns the order of letters, and ends a line. */
    private static final String HOSTILE =
            "x\u001b]0;OWNED\u0007\u001b[2J\u009b31m\u202e\u001b[31mred\r\nvolmount: all is well";

    @TempDir
    Path home;

    private CliHarness cli;
    private String inventory;
    private String playbook;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        inventory = cli.file("inventory.yml", CliHarness.INVENTORY);
        playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK);
    }

    private void nothingIsObeyed() {
        for (String text : List.of(cli.out(), cli.err())) {
            assertThat(text.replaceAll("\u001b\\[(0|1|2|3[123])m|\u001b\\[[0-9]+A\r|\r?\u001b\\[0J", ""))
                    .doesNotMatch("(?s).*[\\p{C}&&[^\n\t]].*");
            assertThat(text.lines()).doesNotContain("volmount: all is well");
        }
    }

    static Stream<List<String>> commandLines() {
        return Stream.of(
                List.of("@"),
                List.of("--@"),
                List.of("plan", "--@"),
                List.of("plan", "@"),
                List.of("plan", "--parallel", "@"),
                List.of("plan", "-i", "@", "-p", "PLAYBOOK"),
                List.of("plan", "-i", "@,", "-p", "PLAYBOOK"),
                List.of("plan", "-i", "INVENTORY", "-p", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--limit", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "-F", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "-o", "@/@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--format", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--report", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--report", "@=x"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--report", "json=/@/@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--pass-from", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--pass-from", "env:@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--pass-from", "file:@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--pass-from", "command:/@"),
                List.of("apply", "@"),
                List.of("resume", "@"),
                List.of("resume", "/@"),
                List.of("runs", "@"),
                List.of("runs", "show", "@"),
                List.of("runs", "report", "/@"),
                List.of("unlock", "@", "-i", "INVENTORY"),
                List.of("unlock", "a1", "-i", "INVENTORY", "--lock", "@"),
                List.of("inventory", "show", "@", "-i", "INVENTORY"),
                List.of("exec", "-i", "@", "uptime"),
                List.of("exec", "-i", "INVENTORY", "--script", "@"),
                List.of("exec", "-i", "INVENTORY", "--yes", "--time-limit", "@", "@"),
                List.of("show", "@", "-i", "INVENTORY"),
                List.of("show", "fstab", "-i", "INVENTORY", "--limit", "@"),
                List.of("facts", "-i", "INVENTORY", "--limit", "@"),
                List.of("facts", "-i", "INVENTORY", "--ssh-log", "/@/@"),
                List.of("locks", "-i", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--events", "/@/@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--master", "@"),
                List.of("plan", "-i", "INVENTORY", "-p", "PLAYBOOK", "--master", "http://@"),
                List.of("plan", "-i", "mesos+http://@", "-p", "PLAYBOOK"),
                List.of("plan", "-i", "mesos+http://127.0.0.1:1", "-p", "PLAYBOOK", "--master-ca", "@"),
                List.of("plan", "-i", "mesos+http://127.0.0.1:1", "-p", "PLAYBOOK", "--master-token-from", "@"),
                List.of("inventory", "from-mesos", "http://@"),
                List.of("inventory", "from-mesos", "http://127.0.0.1:1", "--out", "/@/@"),
                List.of("shell", "-i", "@"),
                List.of("completion", "@"),
                List.of("validate", "-i", "@"),
                List.of("runs", "watch", "@"),
                List.of("help", "@"),
                List.of("rehearse", "--agents", "@"),
                List.of("rehearse", "--agents", "3", "-p", "PLAYBOOK", "--faults", "@"));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void theWordsOfACommandLine(List<String> words) {
        String[] arguments = words.stream()
                .map(word -> word.replace("@", HOSTILE)
                        .replace("INVENTORY", inventory)
                        .replace("PLAYBOOK", playbook))
                .toArray(String[]::new);

        assertThat(cli.run(arguments)).isNotZero();

        assertThat(cli.err()).isNotEmpty();
        nothingIsObeyed();
    }

    @Test
    void aVariableOfTheEnvironment() {
        cli.environment.put("XDG_STATE_HOME", home + "/" + HOSTILE);

        for (String command : List.of("runs", "resume")) {
            assertThat(cli.run(command)).isZero();
            assertThat(cli.out() + cli.err()).contains("OWNED");
            nothingIsObeyed();
        }
        cli.environment.put("SSH_AUTH_SOCK", home + "/" + HOSTILE);
        assertThat(cli.run("inventory", "show", "a1", "-i", inventory, "-F", "none"))
                .isZero();
        nothingIsObeyed();
    }

    @Test
    void aFileOfTheOperatorsThatSomebodyElseWrote() throws Exception {
        String odd = CliHarness.PLAYBOOK.replace("name: test volumes", "name: \"" + yaml() + "\"");
        cli.run("apply", "--yes", "-i", inventory, "-p", cli.file("odd.yml", odd));
        nothingIsObeyed();

        Path directory = Files.createDirectory(home.resolve(HOSTILE));
        for (String text :
                List.of("version: 1\ngroups: {g: {hosts: [\"" + yaml() + "\"]}}\n", yaml() + ": {", "[x\n")) {
            Path file = Files.writeString(directory.resolve("hosts"), text);
            cli.run("inventory", "list", "-i", file.toString());
            nothingIsObeyed();
        }
    }

    private static String yaml() {
        return HOSTILE.replace("\u001b", "\\e")
                .replace("\u0007", "\\a")
                .replace("\u009b", "\\x9b")
                .replace("\u202e", "\\u202e")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
    }

    @Test
    void theMessageOfAnError() {
        cli.network = (here, credentials, remarks) -> {
            throw new IllegalStateException(HOSTILE);
        };

        assertThat(cli.runWithFiles("plan", "--debug")).isEqualTo(1);

        assertThat(cli.err()).contains("internal error", "OWNED", "\tat ");
        nothingIsObeyed();
    }

    @ParameterizedTest
    @MethodSource("terminals")
    void whatAgentsAnswer(String terminals) {
        cli.terminals = FakeTerminals.on(terminals);
        cli.environment.put("TERM", "xterm");
        cli.agents.put(
                "a1",
                new CliHarness.BlankNode()
                        .on("make-filesystem", () -> new StepResult(StepResult.Status.FAILED, HOSTILE, HOSTILE)));
        cli.agents.put("a2", new CliHarness.BlankNode() {
            @Override
            public AgentFacts probe(ProbeRequest request) throws AgentUnreachable {
                throw new AgentUnreachable(HOSTILE);
            }
        });

        playbook = cli.file(
                "playbook.yml", CliHarness.PLAYBOOK + "rollout: {canary: 0, maxUnavailable: 3, maxFailures: 2}\n");
        for (String command : List.of("plan", "apply", "resume")) {
            List<String> words = command.equals("resume")
                    ? List.of("resume", "--yes")
                    : List.of(command, "-i", inventory, "-p", playbook);
            Stream<String> yes = command.equals("apply") ? Stream.of("--yes") : Stream.of();
            cli.run(Stream.concat(words.stream(), yes).toArray(String[]::new));
            assertThat(cli.out() + cli.err()).contains("OWNED");
            nothingIsObeyed();
        }
        cli.run("runs");
        nothingIsObeyed();
    }

    static Stream<String> terminals() {
        return Stream.of("", "12");
    }
}
