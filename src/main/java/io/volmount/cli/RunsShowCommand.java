package io.volmount.cli;

import io.volmount.journal.RecordedRun;
import io.volmount.report.RunFormat;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a run agent by agent and step by step, with times and output.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs show 20261122-210501-k3xq")
final class RunsShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "RUN", description = "name of a run, the beginning of one, or the path of its directory")
    private String name;

    @Mixin
    private ListingOptions options = new ListingOptions();

    RunsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Listing<RunFormat> listing = new Listing<>(options, RunFormat.ALL, RunFormat::name, surroundings);
        RecordedRun run = RecordedRun.read(new RunChoice(surroundings).toLookAt(name));
        listing.write((format, style, out) -> format.run(run, style, out));
        return ExitCode.OK;
    }
}
