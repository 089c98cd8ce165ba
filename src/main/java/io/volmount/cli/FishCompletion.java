package io.volmount.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Completion for fish, which picocli does not write: one {@code complete} line for each command and option. */
final class FishCompletion {
    private FishCompletion() {}

    /** The script for a command with all its subcommands. */
    static String of(CommandSpec top) {
        return commands(top.commandLine()).map(FishCompletion::lines).collect(Collectors.joining());
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(FishCompletion::commands));
    }

    private static String lines(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String here = "complete -c " + spec.root().name() + " -n " + quoted(condition(spec));
        String subcommands = spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .map(each -> here + " -f -a " + each.name() + description(summary(each.usageMessage())) + "\n")
                .collect(Collectors.joining());
        return subcommands
                + spec.options().stream()
                        .map(option -> here + option(option) + "\n")
                        .collect(Collectors.joining());
    }

    /** That exactly this command has been typed so far, as a test in fish. */
    private static String condition(CommandSpec spec) {
        String words = spec.qualifiedName().replaceFirst("^\\S+ ?", "");
        String typed = Stream.of(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "__fish_seen_subcommand_from " + word)
                .collect(Collectors.joining("; and "));
        String deeper = String.join(" ", spec.subcommands().keySet());
        String notDeeper = deeper.isEmpty() ? "" : "not __fish_seen_subcommand_from " + deeper;
        return Stream.of(typed, notDeeper).filter(part -> !part.isEmpty()).collect(Collectors.joining("; and "));
    }

    private static String option(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String argument = option.arity().max() == 0 ? "" : " -r";
        return names + argument + description(String.join(" ", option.description()));
    }

    private static String summary(UsageMessageSpec usage) {
        return usage.description().length == 0 ? "" : usage.description()[0];
    }

    /** The first sentence, which fits beside a candidate. */
    private static String description(String text) {
        String sentence = text.replaceFirst("(\\.(\\s|$)|[:;(]).*", "").strip();
        return sentence.isEmpty() ? "" : " -d " + quoted(sentence);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
