package io.volmount.cli.shell;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where a word stands on a command line.
 *
 * @param option the option whose value it is
 * @param parameters how many parameters of the command come before it
 */
record WordPlace(CommandSpec command, Optional<OptionSpec> option, int parameters) {

    /** The place after these words. */
    static WordPlace after(List<String> words, CommandSpec top) {
        WordPlace place = new WordPlace(top, Optional.empty(), 0);
        for (String word : words) {
            place = place.after(word);
        }
        return place;
    }

    private WordPlace after(String word) {
        CommandLine subcommand = command.subcommands().get(word);
        if (option.isPresent() || parameters == 0 && word.equals(command.name())) {
            return new WordPlace(command, Optional.empty(), parameters);
        }
        if (word.startsWith("-")) {
            return new WordPlace(
                    command, optionOf(word).filter(named -> named.arity().max() > 0), parameters);
        }
        return subcommand != null && parameters == 0
                ? new WordPlace(subcommand.getCommandSpec(), Optional.empty(), 0)
                : new WordPlace(command, Optional.empty(), parameters + 1);
    }

    Optional<OptionSpec> optionOf(String name) {
        return Optional.ofNullable(command.findOption(name));
    }
}
