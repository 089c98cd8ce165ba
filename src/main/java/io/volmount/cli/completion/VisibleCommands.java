package io.volmount.cli.completion;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that people see. */
final class VisibleCommands {
    private VisibleCommands() {}

    /** A command with all that are below it. */
    static Stream<CommandSpec> of(CommandSpec top) {
        return Stream.concat(Stream.of(top), below(top).flatMap(VisibleCommands::of));
    }

    /** The subcommands of a command. */
    static Stream<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden());
    }

    /** The words that call a command, without the name of the program. */
    static String words(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^\\S+ ?", "");
    }
}
