package io.volmount.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.terminal.FakeTerminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is too high for a terminal; here the pager is any program that a shell can start. */
class PagerTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private Path paged;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        paged = home.resolve("paged");
        terminal(80, 10);
        cli.environment.put("VOLMOUNT_PAGER", "cat > '" + paged + "'");
    }

    private void terminal(int columns, int rows) {
        cli.terminals = FakeTerminals.on("12").sized(columns, rows);
    }

    private int list(int agents, String... more) {
        String inventory =
                cli.file("many.yml", "version: 1\ngroups: {g: {hosts: ['agent-[00001-%05d]']}}\n".formatted(agents));
        return cli.run(Stream.concat(Stream.of("inventory", "list", "-F", "none", "-i", inventory), Stream.of(more))
                .toArray(String[]::new));
    }

    private void assertPrintedDirectly() {
        assertThat(cli.out()).contains("agent-00001");
        assertThat(cli.err()).isEmpty();
        assertThat(paged).doesNotExist();
    }

    @Test
    void aResultHigherThanTheTerminalGoesToThePagerWhole() throws IOException {
        assertThat(list(300)).isZero();

        assertThat(cli.out()).isEmpty();
        assertThat(Files.readString(paged)).contains("agent-00001", "agent-00300");
    }

    @Test
    void aLongDocumentGoesToThePagerToo() throws IOException {
        assertThat(list(300, "--format", "json")).isZero();

        assertThat(cli.out()).isEmpty();
        assertThat(Files.readString(paged)).startsWith("{").endsWith("}\n");
    }

    @Test
    void aResultThatLeavesARowForThePromptGoesToNoPager() {
        terminal(80, 1_000);
        list(300);
        assertPrintedDirectly();

        int rows = (int) cli.out().lines().count();
        terminal(80, rows + 1);
        list(300);
        assertPrintedDirectly();
        terminal(80, rows);
        list(300);
        assertThat(paged).exists();
    }

    @Test
    void nothingButATerminalNeedsAPager() {
        cli.terminals = FakeTerminals.on("02").sized(80, 10);
        list(300);
        assertPrintedDirectly();
    }

    @Test
    void thePagerCanBeTurnedOff() {
        list(300, "--no-pager");
        assertPrintedDirectly();

        cli.environment.put("TERM", "dumb");
        list(300);
        assertPrintedDirectly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cat"})
    void thePagerOfVolmountComesBeforeThatOfEveryProgram(String none) {
        cli.environment.put("PAGER", "cat > '" + paged + "'");
        cli.environment.put("VOLMOUNT_PAGER", none);
        list(300);
        assertPrintedDirectly();

        cli.environment.remove("VOLMOUNT_PAGER");
        list(300);
        assertThat(paged).exists();
    }

    @Test
    void leavingThePagerEarlyChangesNoExitCode() {
        // More than a pipe holds, so that volmount still writes when the pager has gone.
        cli.environment.put("VOLMOUNT_PAGER", "exit 3");
        assertThat(list(20_000)).isZero();
        assertThat(cli.out() + cli.err()).isEmpty();

        cli.agents.put("a2", CliHarness.silent());
        terminal(80, 2);
        assertThat(cli.runWithFiles("verify")).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void withoutItTheResultIsPrintedAllTheSame() {
        cli.environment.put("VOLMOUNT_PAGER", "no-such-pager 2>/dev/null");

        assertThat(list(300)).isZero();

        assertThat(cli.out()).contains("agent-00001", "agent-00300");
        assertThat(cli.err())
                .isEqualTo("volmount: the pager `no-such-pager 2>/dev/null` could not be started; set\n"
                        + "    VOLMOUNT_PAGER to another, or use --no-pager\n");
    }

    @Test
    void theEndOfARunIsPrintedBelowIt() {
        terminal(80, 2);
        assertThat(cli.runWithFiles("apply", "--yes")).isZero();

        assertThat(cli.out()).contains("verified");
        assertThat(paged).doesNotExist();
    }

    @Test
    void longLinesWrapOnATerminalAlone() {
        cli.agents.put("a1", CliHarness.failing());
        terminal(60, 1_000);
        cli.runWithFiles("apply", "--yes");
        assertThat(cli.out().lines())
                .allMatch(line -> line.replaceAll("\u001b\\[[0-9]+m", "").length() <= 60);

        cli.runWithFiles("plan", "--format", "json");
        assertThat(cli.out().lines()).anyMatch(line -> line.length() > 60);
        cli.terminals = FakeTerminals.on("");
        cli.runWithFiles("plan");
        assertThat(cli.out().lines()).anyMatch(line -> line.length() > 60);
    }

    @Test
    void remarksAndErrorsWrapOnATerminalAlone() {
        cli.terminals = FakeTerminals.on("2").sized(60, 1_000);
        cli.run("plan", "-i", "no-such-inventory.yml", "-p", "no-such-playbook-either.yml");
        assertThat(cli.err()).contains("\n    ");
        assertThat(cli.err().lines()).allMatch(line -> line.length() <= 60);

        cli.terminals = FakeTerminals.on("");
        cli.run("plan", "-i", "no-such-inventory.yml", "-p", "no-such-playbook-either.yml");
        assertThat(cli.err().lines()).anyMatch(line -> line.length() > 60);
    }

    @Test
    void aTerminalWithoutUnicodeGetsAscii() {
        cli.environment.put("LC_ALL", "C");
        terminal(200, 1_000);
        assertThat(cli.runWithFiles("rehearse", "--runs", "1")).isZero();
        assertThat(cli.out()).matches("(?s)\\p{ASCII}+").contains("8");
        String named = cli.file("named.yml", CliHarness.PLAYBOOK.replace("test volumes", "d\u00fcnn"));
        cli.run("plan", "-i", home.resolve("inventory.yml").toString(), "-p", named);
        assertThat(cli.out()).contains("plan \"d?nn\"");

        cli.environment.put("LC_ALL", "de_DE.utf8");
        cli.runWithFiles("rehearse", "--runs", "1");
        assertThat(cli.out()).contains("\u2588");
    }
}
