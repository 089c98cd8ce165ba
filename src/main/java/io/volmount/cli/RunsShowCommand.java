package io.volmount.cli;

import io.volmount.app.RunChoice;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.RunParameter;
import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.report.run.RunView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        description = "Show a run agent by agent and step by step, with times and output.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs show 20261122-210501-k3xq")
final class RunsShowCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private RunParameter run = new RunParameter();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunsShowCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        RunDirectory directory = new RunChoice(context).toShow(run.name());
        result.write(new RunView(RecordedRun.read(directory)));
        return ExitCode.OK;
    }
}
