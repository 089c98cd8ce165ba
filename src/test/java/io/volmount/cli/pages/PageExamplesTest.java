package io.volmount.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.pages.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Options that pages name exist, and what they show of a command that needs no agents is what it prints. */
class PageExamplesTest {
    /** A command that needs no agents, with what it printed, up to the next command. */
    private static final Pattern PRINTED = Pattern.compile(
            "(?ms)^\\$ (?:bin/)?volmount ((?:rehearse --agents|inventory (?:show|list))[^\\n]*)\\n(.*?)(?=^\\$ |\\z)");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z-]*");

    /** Options of other programs that pages speak of. */
    private static final Set<String> OF_OTHERS = Set.of(
            // ssh
            "-J",
            "-o",
            "-l",
            "-W",
            "-N",
            // ssh-keygen
            "-n",
            // ansible-inventory
            "--list",
            "--export",
            // bin/lab
            "--without-machines",
            "--pre-install");

    @TempDir
    Path home;

    private CommandLine commands() {
        return new CliHarness(home).commands();
    }

    private static String[] words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(PageExamplesTest::all));
    }

    private static Stream<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.names()));
    }

    @Test
    void everyOptionThatAPageNamesExists() {
        Set<String> known = all(commands()).flatMap(PageExamplesTest::options).collect(Collectors.toSet());
        Set<String> named = Page.all().stream()
                .flatMap(page -> page.code().stream())
                .map(code -> code.split("[ =]", 2)[0])
                .filter(OPTION.asMatchPredicate())
                .map(option -> option.replaceFirst("^-([a-z])\\1+$", "-$1"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(15);
        assertThat(named).allMatch(option -> known.contains(option) || OF_OTHERS.contains(option));
    }

    /** Columns are as wide as the longest path in them. */
    private static List<String> lines(String text) {
        return text.lines().map(line -> line.replaceAll(" +", " ")).toList();
    }

    static Stream<Arguments> printed() {
        return Page.all().stream()
                .flatMap(page -> page.blocks("console").stream())
                .flatMap(block -> PRINTED.matcher(block).results())
                .filter(example ->
                        example.group(1).contains("/") && !example.group(2).isEmpty())
                .map(example -> Arguments.of(example.group(1), example.group(2)));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void whatAPageShowsOfACommandThatNeedsNoAgentsIsWhatItPrints(String command, String shown) {
        CliHarness cli = new CliHarness(home);
        cli.run(words(command));

        assertThat(lines(cli.out()))
                .as("volmount %s", command)
                .containsSubsequence(lines(shown.replace("[...]\n", "")));
    }
}
