package io.volmount.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** The page about the command line is what the commands say themselves. */
class CommandLinePageTest {
    private static final Path PAGE = Path.of("docs/cli.md");
    private static final String WRITE = "mvn -q test -Dtest=CommandLinePageTest -Dvolmount.write=true";
    private static final int WIDTH = 100;
    private static final Pattern SENTENCE = Pattern.compile("[A-Z-].*[.]");

    @TempDir
    Path home;

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream()
                        .distinct()
                        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                        .flatMap(CommandLinePageTest::all));
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static String entry(CommandLine command) {
        String summary = String.join(
                        " ", command.getCommandSpec().usageMessage().description())
                .replaceFirst("(?<=\\.) .*", "");
        return "| [%s](#%s) | %s |\n".formatted(name(command), name(command).replace(' ', '-'), summary);
    }

    private static String section(CommandLine command) {
        return "\n## %s\n\n```\n%s```\n".formatted(name(command), command.getUsageMessage(Ansi.OFF));
    }

    private static String page(CommandLine top) {
        top.setUsageHelpAutoWidth(false).setUsageHelpWidth(WIDTH);
        return """
                # Command line

                What `--help` of every command prints. This page is written by `%s`;
                a test fails when it differs from what the commands say.

                | command | what it does |
                | --- | --- |
                """.formatted(WRITE)
                + all(top).map(CommandLinePageTest::entry).collect(Collectors.joining())
                + all(top).map(CommandLinePageTest::section).collect(Collectors.joining());
    }

    @Test
    void thePageSaysWhatTheCommandsSay() throws IOException {
        String page = page(new CliHarness(home).commands());
        if (Boolean.getBoolean("volmount.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("%s is out of date; write it again with: %s", PAGE, WRITE)
                .hasContent(page);
    }

    @Test
    void noExampleIsBrokenOnANarrowTerminal() {
        CommandLine top = new CliHarness(home).commands();
        top.setUsageHelpAutoWidth(false).setUsageHelpWidth(60);

        assertThat(all(top))
                .allSatisfy(command ->
                        assertThat(command.getUsageMessage(Ansi.OFF).lines()).containsAll(footer(command)));
    }

    private static List<String> footer(CommandLine command) {
        return Stream.of(command.getCommandSpec().usageMessage().footer())
                .map(line -> line.replace("%%", "%"))
                .toList();
    }

    @Test
    void everyDescriptionIsASentence() {
        assertThat(all(new CliHarness(home).commands()).flatMap(CommandLinePageTest::descriptions))
                .hasSizeGreaterThan(100)
                .allMatch(description -> SENTENCE.matcher(description).matches());
    }

    private static Stream<String> descriptions(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return Stream.of(
                        Stream.of(spec.usageMessage().description()),
                        spec.options().stream().map(option -> String.join(" ", option.description())),
                        spec.positionalParameters().stream()
                                .map(parameter -> String.join(" ", parameter.description())))
                .flatMap(texts -> texts);
    }
}
