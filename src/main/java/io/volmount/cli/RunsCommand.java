package io.volmount.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "runs",
        description = "Tells of earlier runs what their journals hold. Changes nothing; without a command, lists them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount runs                                       every run, the newest first",
            "  volmount runs show 20261122-210501-k3xq             every step with its time and output",
            "  volmount runs report 20261122-21 --format json      its report, once more"
        })
final class RunsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ListingOptions options = new ListingOptions();

    RunsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** With all its subcommands. */
    static CommandLine in(Surroundings surroundings) {
        return new CommandLine(new RunsCommand(surroundings))
                .addSubcommand("list", new RunsListCommand(surroundings))
                .addSubcommand("show", new RunsShowCommand(surroundings))
                .addSubcommand("report", new RunsReportCommand(surroundings));
    }

    @Override
    public Integer call() throws IOException {
        return RunsListCommand.list(options, surroundings);
    }
}
