package io.volmount.cli.option;

import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;

/** Tells the options on the command line from those that the environment sets. */
public final class GivenOptions {
    private GivenOptions() {}

    /** Whether at least one of these options of the command is on the command line. */
    public static boolean any(CommandSpec command, String... names) {
        return Arrays.stream(names)
                .anyMatch(name -> command.commandLine().getParseResult().hasMatchedOption(name));
    }
}
