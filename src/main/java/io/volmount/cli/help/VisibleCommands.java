package io.volmount.cli.help;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that people see. */
public final class VisibleCommands {
    private VisibleCommands() {}

    /** A command with all that are below it. */
    public static Stream<CommandSpec> of(CommandSpec top) {
        return Stream.concat(Stream.of(top), below(top).flatMap(VisibleCommands::of));
    }

    /** The subcommands of a command, each once, whatever else it is called. */
    public static Stream<CommandSpec> below(CommandSpec command) {
        return command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(each -> !each.usageMessage().hidden());
    }

    /** The words that call a command, without the name of the program. */
    public static String words(CommandSpec command) {
        return command.qualifiedName().replaceFirst("^\\S+ ?", "");
    }
}
