package io.volmount.cli.runs;

import io.volmount.app.context.ProcessContext;
import io.volmount.cli.help.Subcommands;
import io.volmount.cli.option.OutputOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "runs",
        description = "List past runs and show their details. Changes no run. Without a subcommand: list.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount runs                                    every run, the newest first",
            "  volmount runs show 20261122-210501-k3xq          each step and its output",
            "  volmount runs watch 20261122-210501-k3xq         what it is doing now",
            "  volmount runs report 20261122-21 --format json   its report again"
        })
public final class RunsCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private OutputOptions output = new OutputOptions();

    public RunsCommand(ProcessContext context) {
        this.context = context;
    }

    /** With all its subcommands. */
    public static CommandLine in(ProcessContext context, Subcommands made) {
        CommandLine runs = new CommandLine(new RunsCommand(context));
        made.add(runs, RunsListCommand.class, () -> new RunsListCommand(context));
        made.add(runs, RunsWatchCommand.class, () -> new RunsWatchCommand(context));
        made.add(runs, RunsShowCommand.class, () -> new RunsShowCommand(context));
        made.add(runs, RunsReportCommand.class, () -> new RunsReportCommand(context));
        return runs;
    }

    @Override
    public Integer call() throws IOException {
        return RunsListCommand.list(output, context);
    }
}
