package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.help.VisibleCommands;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** A command is made in full only if the command line names it, and nobody can tell. */
class SubcommandsTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private CommandSpec all;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        all = cli.commands().getCommandSpec();
    }

    @Test
    void helpOfEveryCommandIsThatOfAllInFull() {
        assertThat(VisibleCommands.of(all)).hasSizeGreaterThan(20).allSatisfy(command -> {
            String[] words = Stream.of(VisibleCommands.words(command).split(" "), new String[] {"--help"})
                    .flatMap(Stream::of)
                    .filter(word -> !word.isEmpty())
                    .toArray(String[]::new);
            cli.run(words);

            assertThat(cli.out()).isEqualTo(command.commandLine().getUsageMessage(Ansi.OFF));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "runs", "inventory"})
    void helpIsACommandToo(String name) {
        cli.run("help", name);

        CommandLine command = all.subcommands().get(name);
        assertThat(cli.out()).isEqualTo(command.getUsageMessage(Ansi.OFF));
    }

    @Test
    void aMisspeltCommandIsComparedWithAll() {
        assertThat(cli.run("aply", "-y")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("there is no command `aply`; did you mean `apply`?");
    }
}
