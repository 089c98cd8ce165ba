package io.volmount.cli.runs;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.journal.RunEntry;
import io.volmount.journal.Runs;
import io.volmount.report.run.RunsView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = {
            "List every run, the newest first, with its state and how its agents ended.",
            "Exit code 1: a run could not be read, so its outcome is unknown."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs list --format json")
final class RunsListCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunsListCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return list(output, context);
    }

    static int list(OutputOptions output, ProcessContext context) throws IOException {
        Output result = output.output(context);
        List<RunEntry> entries = RunEntry.all(new Runs(context.runs()));
        List<String> problems =
                entries.stream().flatMap(entry -> entry.problem().stream()).toList();
        context.remark(problems);
        result.write(new RunsView(context.runs(), entries));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
