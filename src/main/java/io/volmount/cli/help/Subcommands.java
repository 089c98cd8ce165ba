package io.volmount.cli.help;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds subcommands to a command: in full those that can be called, and of the others the name and the description, which is
 * all that help and suggestions take from them. To make the options of every command would take longer than most commands.
 *
 * @param called whether the command of this name can be called
 */
public record Subcommands(Predicate<String> called) {

    /** All of them in full. */
    public static Subcommands all() {
        return new Subcommands(name -> true);
    }

    /** In full those that a command line of these words can call. */
    public static Subcommands of(String... words) {
        return new Subcommands(List.of(words)::contains);
    }

    /**
     * Adds a subcommand under the name in its annotation.
     *
     * @param type its class, which has that annotation
     * @param command makes it, as a {@link CommandLine} or an object of that class
     */
    public void add(CommandLine parent, Class<?> type, Supplier<?> command) {
        Command annotation = type.getAnnotation(Command.class);
        String name = annotation.name();
        parent.addSubcommand(name, called.test(name) ? command.get() : outline(annotation));
    }

    private static CommandLine outline(Command command) {
        CommandSpec outline = CommandSpec.create();
        outline.usageMessage().description(command.description()).hidden(command.hidden());
        return new CommandLine(outline);
    }
}
