package io.volmount.cli.runs;

import io.volmount.app.RunChoice;
import io.volmount.app.WatchOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.RunParameter;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.RunEntry;
import io.volmount.journal.RunSummary;
import io.volmount.report.run.RunsView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "watch",
        description = {
            "Show the progress of a run that another process executes, until it ends.",
            "Changes nothing: Ctrl-C ends the display, not the run. Prints the run as `runs list` does at its end.",
            "Exit code 1: an agent did not end well. 4: the run was stopped, or its process ended before it."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs watch 20261122-210501-k3xq")
final class RunsWatchCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private RunParameter run = new RunParameter();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunsWatchCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output result = output.output(context);
        RunDirectory directory = new RunChoice(context).toShow(run.name());
        RunEntry end = new WatchOperation(output.verbosity(), context).run(directory);
        context.remark(end.problem().stream().toList());
        result.write(new RunsView(directory.path().getParent(), List.of(end)));
        return end.run().map(RunsWatchCommand::exitCode).orElse(ExitCode.FAILED);
    }

    private static int exitCode(RunSummary summary) {
        return switch (summary.state()) {
            case FINISHED -> summary.open() == 0 ? ExitCode.OK : ExitCode.FAILED;
            case STOPPED, INTERRUPTED -> ExitCode.STOPPED;
            case RUNNING -> ExitCode.OK;
        };
    }
}
