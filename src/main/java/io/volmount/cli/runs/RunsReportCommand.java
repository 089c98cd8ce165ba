package io.volmount.cli.runs;

import io.volmount.app.RecordedRequest;
import io.volmount.app.RunChoice;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.RunParameter;
import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.report.TextOptions;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Reports;
import io.volmount.rollout.Rollout;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "report",
        description = "Print the report of a run again, with the evidence of every agent, from its journal alone.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs report 20261122-210501-k3xq --report json=run.json")
final class RunsReportCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private RunParameter run = new RunParameter();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunsReportCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context, TextOptions.PLAIN.inFull());
        RunDirectory directory = new RunChoice(context).toShow(run.name());
        Rollout rollout = RecordedRun.read(directory)
                .rollout()
                .orElseThrow(() -> new UsageException(
                        "run " + directory.run() + " was interrupted before anything was begun: it has no report"));
        result.write(new ReportView(
                Reports.ofRollout("apply", rollout, directory.reference()).requested(RecordedRequest.of(directory))));
        return ExitCode.OK;
    }
}
