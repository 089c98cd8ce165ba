package io.volmount.cli.completion;

import io.volmount.cli.help.VisibleCommands;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Completion for fish, which picocli does not write: a {@code complete} line for each command, option and kind of name. */
public final class FishCompletion {
    /** Lists names, each after the part of the word that stays as it is. */
    private static final String NAMES = """
            function __volmount_names
                set -l head (commandline -ct | string replace -r '^--[a-z-]+=' '' | string replace -r '[^,!]*$' '')
                for name in (volmount __names $argv[1] (commandline -cp | string collect) 2>/dev/null </dev/null)
                    echo "$head$name"
                end
            end
            """;

    private FishCompletion() {}

    /** The script for a command with all its subcommands. */
    public static String of(CommandSpec top) {
        return NAMES + VisibleCommands.of(top).map(FishCompletion::lines).collect(Collectors.joining());
    }

    private static String lines(CommandSpec spec) {
        String here = "complete -c " + spec.root().name() + " -n " + quoted(condition(spec));
        String subcommands = VisibleCommands.below(spec)
                .map(each -> here + " -f -a " + each.name() + description(summary(each.usageMessage())) + "\n")
                .collect(Collectors.joining());
        String names = NameKind.of(spec)
                .map(kind -> here + " -f -a " + list(kind) + "\n")
                .orElse("");
        String words = spec.positionalParameters().stream()
                .filter(argument -> argument.completionCandidates() != null)
                .map(argument -> here + " -f -a " + quoted(String.join(" ", argument.completionCandidates())) + "\n")
                .collect(Collectors.joining());
        return subcommands
                + words
                + names
                + spec.options().stream()
                        .map(option -> here + option(option) + "\n")
                        .collect(Collectors.joining());
    }

    /** That exactly this command has been typed so far, as a test in fish. */
    private static String condition(CommandSpec spec) {
        String typed = Stream.of(VisibleCommands.words(spec).split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> "__fish_seen_subcommand_from " + word)
                .collect(Collectors.joining("; and "));
        String deeper = VisibleCommands.below(spec).map(CommandSpec::name).collect(Collectors.joining(" "));
        String notDeeper = deeper.isEmpty() ? "" : "not __fish_seen_subcommand_from " + deeper;
        return Stream.of(typed, notDeeper).filter(part -> !part.isEmpty()).collect(Collectors.joining("; and "));
    }

    private static String option(OptionSpec option) {
        String names = Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String argument = option.arity().max() == 0
                ? ""
                : NameKind.of(option).map(kind -> " -x -a " + list(kind)).orElse(" -r");
        return names + argument + description(String.join(" ", option.description()));
    }

    private static String list(NameKind kind) {
        return "'(__volmount_names " + kind.word() + ")'";
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
