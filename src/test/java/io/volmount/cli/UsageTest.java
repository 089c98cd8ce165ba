package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.terminal.FakeTerminals;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private String refused(String... args) {
        return cli.refusal(cli.run(args));
    }

    private String refusedWithFiles(String command, String... args) {
        return cli.refusal(cli.runWithFiles(command, args));
    }

    @Test
    void noCommand() {
        assertThat(cli.run()).isEqualTo(2);
        assertThat(cli.err()).startsWith("Usage: volmount ").contains("\nCommands:\n", "\nExit codes:\n");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void anUnknownCommand() {
        assertThat(refused("plam", "-i", "x")).isEqualTo("""
                there is no command `plam`; did you mean `plan`?
                see 'volmount --help'
                """);
        assertThat(refused("destroy"))
                .startsWith(
                        "there is no command `destroy`; expected one of: init, validate, plan, apply, facts, show, exec, verify, resume, runs, rehearse, unlock, locks, inventory, shell, completion, help\n");
    }

    @Test
    void anUnknownOption() {
        assertThat(refusedWithFiles("plan", "--limt=a1")).isEqualTo("""
                `volmount plan` has no option `--limt`; did you mean `--limit`?
                see 'volmount plan --help'
                """);
        assertThat(refusedWithFiles("plan", "--\u001b[2J")).startsWith("`volmount plan` has no option `--\\u001b[2J`");
        assertThat(refusedWithFiles("plan", "stray")).startsWith("unexpected argument `stray`; ");
    }

    @ParameterizedTest
    @CsvSource({
        "--inventry, --inventory",
        "--inv, --inventory",
        "--playbok, --playbook",
        "--become-pass-frm, --become-pass-from"
    })
    void aMisspeltOptionIsNotCalledMissing(String wrong, String right) {
        assertThat(refused("plan", wrong, "x", "-p", "y")).isEqualTo("""
                `volmount plan` has no option `%s`; did you mean `%s`?
                see 'volmount plan --help'
                """.formatted(wrong, right));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-y", "-Z"})
    void oneLetterIsTooLittleToGuessFrom(String option) {
        assertThat(refusedWithFiles("plan", option))
                .startsWith("`volmount plan` has no option `" + option + "`; it has --ask-become-pass, ")
                .doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "--dry-run, `volmount plan` shows what apply would do",
        "--check, `volmount plan` shows what apply would do",
        "--auto-approve, use --yes",
        "--json, use --format json",
        "--forks=5, use --parallel"
    })
    void wordsOfOtherToolsAreUnderstood(String option, String hint) {
        assertThat(refusedWithFiles("apply", option)).contains("`; " + hint + "\n");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(cli.run("help", "plan")).isZero();
        String help = cli.out();
        assertThat(cli.run("plan", "--help")).isZero();
        assertThat(cli.out()).isEqualTo(help);
        assertThat(refused("help", "plam")).contains("plam");
    }

    @Test
    void optionsBeforeTheirCommand() {
        assertThat(refused("-i", "inv.yml", "plan", "-p", "x")).isEqualTo("""
                `-i` comes before the command; options come after it: `volmount plan -i ...`
                see 'volmount plan --help'
                """);
        assertThat(refused("--debug", "plan")).startsWith("`--debug` comes before the command; ");
        assertThat(refused("runs", "--format", "json", "show", "r")).doesNotContain("Exception");
    }

    @Test
    void filesThatAreNotNamed() {
        assertThat(refused("plan"))
                .contains("'--inventory=FILE', '--playbook=FILE'")
                .contains("see 'volmount plan --help'");
        assertThat(refused("verify", "-i", "x")).contains("--playbook=FILE").doesNotContain("--inventory");
    }

    @Test
    void invalidNumbersAreRefused() {
        assertThat(refusedWithFiles("plan", "--parallel", "0")).isEqualTo("--parallel must be at least 1\n");
        assertThat(refusedWithFiles("plan", "--parallel", "many"))
                .contains("--parallel")
                .contains("'many'");
    }

    @Test
    void unknownFormatsAreRefused() {
        assertThat(refusedWithFiles("plan", "--format", "yaml"))
                .startsWith("--format: there is no format `yaml`; expected text, json");
        assertThat(refusedWithFiles("plan", "--report", "yaml=x"))
                .startsWith("--report: there is no format `yaml`; expected text, json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "=x", "json="})
    void reportsWithoutAFile(String option) {
        assertThat(refusedWithFiles("plan", "--report", option))
                .isEqualTo("--report: expected FORMAT=FILE, as in json=report.json, found `" + option + "`\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/, not a regular file",
        "/dev/null, not a regular file",
        "/nowhere/at/all.json, no such directory: /nowhere/at",
        "/dev/null/r.json, not a directory (/dev/null is a file)",
        ".,not a regular file"
    })
    void placesThatTakeNoReport(String place, String why) {
        assertThat(refusedWithFiles("plan", "--report", "json=" + place))
                .isEqualTo("--report cannot write `" + place + "`: " + why
                        + "; name a file in a directory that can be written to\n");
    }

    /** As the shell makes of {@code >(program)}. */
    @Test
    void aPipeTakesNoReport() throws Exception {
        Process reader = new ProcessBuilder("cat").start();
        String place = "/proc/" + reader.pid() + "/fd/0";
        String refusal = refusedWithFiles("plan", "--report", "json=" + place);
        reader.getOutputStream().close();

        assertThat(refusal).startsWith("--report cannot write `" + place + "`: not a regular file;");
    }

    @Test
    void oneFileForTwoReports() {
        assertThat(refusedWithFiles("plan", "--report", "json=" + home + "/r", "--report", "text=" + home + "/r"))
                .isEqualTo("--report names the same file twice: use a different file for each format\n");
    }

    @Test
    void applyWithoutATerminalToAskAt() {
        assertThat(refusedWithFiles("apply"))
                .isEqualTo("apply asks before it changes anything, but standard input is not a terminal."
                        + " Review the plan first, then use --yes\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "apply", "verify"})
    void helpIsAResultWithExamples(String command) {
        assertThat(cli.run(command, "--help")).isZero();

        assertThat(cli.out())
                .contains("Usage: volmount " + command)
                .contains("Examples:", "  volmount " + command + " -i inventory.yml")
                .doesNotContain("\u001b");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void helpListsOptionsInSectionsAndBreaksNoWord() {
        cli.terminals = FakeTerminals.on("1").sized(80, 24);
        cli.environment.put("NO_COLOR", "1");

        assertThat(cli.run("apply", "--help")).isZero();

        assertThat(cli.out())
                .startsWith("Usage: volmount apply [OPTIONS] [PLAN]\n")
                .containsSubsequence(
                        "\nOptions:\n",
                        "--yes",
                        "\nAgents and volumes:\n",
                        "--limit",
                        "\nConnection:\n",
                        "--parallel",
                        "--pass-from",
                        "\nOutput:\n",
                        "--format",
                        "\nHelp:\n",
                        "--version",
                        "\nExamples:\n")
                .contains("~/.ssh/config", "/etc/ssh/ssh_config;");
        assertThat(cli.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(cli.run("plan", "--help")).isZero();
        assertThat(cli.out()).startsWith("Usage: volmount plan [OPTIONS] -p=FILE -i=FILE [-i=FILE]...\n");
    }

    @Test
    void volmountItselfHasHelpAndAVersion() {
        assertThat(cli.run("--help")).isZero();
        assertThat(cli.out()).contains("Exit codes:", "0    done, or nothing to do", "plan", "apply", "verify");
        assertThat(cli.run("--version")).isZero();
        assertThat(cli.out())
                .startsWith("volmount ")
                .contains("\ncommit ", "\nJava " + System.getProperty("java.version"));
    }
}
