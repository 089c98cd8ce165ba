package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page about the command line is what the commands say themselves. */
class CommandLinePageTest {
    private static final Path PAGE = Path.of("docs/command-line.md");
    private static final String WRITE = "mvn -q test -Dtest=CommandLinePageTest -Dvolmount.write=true";
    private static final int WIDTH = 100;

    @TempDir
    Path home;

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(CommandLinePageTest::all));
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
        String page = page(Main.commands(new World(home).context()));
        if (Boolean.getBoolean("volmount.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("%s is out of date; write it again with: %s", PAGE, WRITE)
                .hasContent(page);
    }
}
