package io.volmount.cli;

import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.report.Reports;
import io.volmount.rollout.Rollout;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = "Renders the report of a run once more, from its journal alone.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs report 20261122-210501-k3xq --report json=run.json")
final class RunsReportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "name of a run, the beginning of one, or the path of its directory")
    private String name;

    @Mixin
    private OutputOptions options = new OutputOptions();

    RunsReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Output output = new Output(options, surroundings);
        RunDirectory directory = new RunChoice(surroundings).toLookAt(name);
        Rollout rollout = RecordedRun.read(directory)
                .rollout()
                .orElseThrow(() -> new Refusal("run " + directory.run()
                        + " was interrupted before anything was begun: there is no report of it"));
        output.write(Reports.ofRollout("apply", rollout, directory.called()));
        return ExitCode.OK;
    }
}
