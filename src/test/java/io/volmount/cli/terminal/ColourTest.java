package io.volmount.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.terminal.FakeTerminals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When output is coloured. */
class ColourTest {
    private static final String ESCAPE = "\u001b";

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | xterm | -                             | -        | true",
                "- | xterm | -                             | -        | false",
                "1 | dumb  | -                             | -        | false",
                "1 | xterm | NO_COLOR=1                    | -        | false",
                "1 | xterm | NO_COLOR=                     | -        | true",
                "- | xterm | FORCE_COLOR=1                 | -        | true",
                "- | dumb  | CLICOLOR_FORCE=1              | -        | true",
                "- | xterm | CLICOLOR_FORCE=0 FORCE_COLOR= | -        | false",
                "- | xterm | NO_COLOR=1 FORCE_COLOR=1      | -        | false",
                "- | dumb  | NO_COLOR=1                    | always   | true",
                "1 | xterm | FORCE_COLOR=1                 | never    | false",
                "1 | xterm | -                             | auto     | true",
                "- | xterm | -                             | auto     | false"
            })
    void theOptionDecidesThenTheEnvironmentThenTheTerminal(
            String terminals, String term, String variables, String option, boolean coloured) {
        cli.terminals = FakeTerminals.on(terminals);
        cli.environment.put("TERM", term);
        for (String variable : variables.split(" ")) {
            cli.environment.put(variable.replaceFirst("=.*", ""), variable.replaceFirst("[^=]*=?", ""));
        }
        List<String> words = new ArrayList<>();
        if (!option.equals("-")) {
            words.addAll(List.of("--color", option));
        }

        assertThat(cli.runWithFiles("plan", words.toArray(String[]::new))).isZero();

        assertThat(cli.out().contains(ESCAPE)).isEqualTo(coloured);
        cli.run("plan", "--help", option.equals("-") ? "--color=auto" : "--color=" + option);
        assertThat(cli.out().contains(ESCAPE)).isEqualTo(coloured);
    }

    @Test
    void filesAreNeverColoured() {
        cli.runWithFiles("plan", "--color=always", "--report", "text=" + home + "/plan.txt");

        assertThat(home.resolve("plan.txt")).content().contains("planned").doesNotContain(ESCAPE);
    }

    @Test
    void anyOtherWordIsRefused() {
        assertThat(cli.refusal(cli.runWithFiles("plan", "--color=blue")))
                .contains("'--color'", "expected auto or always or never, found `blue`");
    }

    @Test
    void theColorOptionMayComeBeforeTheCommand() {
        assertThat(cli.run("--color=always", "runs", "--help")).isZero();
        assertThat(cli.out()).contains(ESCAPE);
    }
}
