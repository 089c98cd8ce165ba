package io.volmount.cli.option;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lets a command do without options that others require. It checks itself what must be given in their place. */
public final class NotRequired {
    private NotRequired() {}

    /** Makes the options of these names optional. */
    public static CommandLine in(CommandLine command, String... names) {
        CommandSpec spec = command.getCommandSpec();
        for (String name : names) {
            OptionSpec option = spec.findOption(name);
            spec.remove(option);
            spec.addOption(option.toBuilder().required(false).build());
        }
        return command;
    }
}
