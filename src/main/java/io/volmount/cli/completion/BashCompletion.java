package io.volmount.cli.completion;

import io.volmount.cli.help.VisibleCommands;
import io.volmount.text.ProgramText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash, and for zsh, which reads it too: picocli's script, and names besides. */
public final class BashCompletion {
    private static final String NAMES = "names.bash";

    private BashCompletion() {}

    /** The script for a command with all its subcommands. */
    public static String of(CommandSpec top) {
        return AutoComplete.bash(top.name(), top.commandLine())
                + ProgramText.beside(BashCompletion.class, NAMES)
                        .replace("@OPTIONS@\n", options(top))
                        .replace("@COMMANDS@\n", commands(top));
    }

    /** What an option before the cursor takes: a name, else something that is not for this function. */
    private static String options(CommandSpec top) {
        List<OptionSpec> options = VisibleCommands.of(top)
                .flatMap(command -> command.options().stream())
                .filter(option -> option.arity().max() > 0)
                .toList();
        String named = Stream.of(NameKind.values())
                .map(kind -> branch(
                        options.stream()
                                .filter(option -> NameKind.of(option).equals(Optional.of(kind)))
                                .flatMap(BashCompletion::names),
                        "kind=" + kind.word() + " "))
                .collect(Collectors.joining());
        return named
                + branch(
                        options.stream()
                                .filter(option -> NameKind.of(option).isEmpty())
                                .flatMap(BashCompletion::names),
                        "");
    }

    private static Stream<String> names(OptionSpec option) {
        return Stream.of(option.names());
    }

    private static String commands(CommandSpec top) {
        return Stream.of(NameKind.values())
                .map(kind -> branch(
                        VisibleCommands.of(top)
                                .filter(command -> NameKind.of(command).equals(Optional.of(kind)))
                                .map(VisibleCommands::words)
                                .map(words -> words.contains(" ") ? "'" + words + "'" : "'" + words + " '*"),
                        "kind=" + kind.word() + " "))
                .collect(Collectors.joining());
    }

    private static String branch(Stream<String> patterns, String action) {
        String either = patterns.distinct().sorted().collect(Collectors.joining(" | "));
        return either.isEmpty() ? "" : "        " + either + ") " + action + ";;\n";
    }
}
