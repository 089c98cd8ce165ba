package io.volmount.cli;

import io.volmount.journal.Runs;
import io.volmount.report.RunEntry;
import io.volmount.report.RunFormat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = {
            "Lists every run, the newest first, with its state and how its agents ended.",
            "Exits with 0; with 1 when a run could not be read, so that its outcome is unknown."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount runs list --format json")
final class RunsListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ListingOptions options = new ListingOptions();

    RunsListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return list(options, surroundings);
    }

    static int list(ListingOptions options, Surroundings surroundings) throws IOException {
        Listing<RunFormat> listing = new Listing<>(options, RunFormat.ALL, RunFormat::name, surroundings);
        List<RunEntry> entries = RunEntry.all(new Runs(surroundings.runs()));
        List<String> problems =
                entries.stream().flatMap(entry -> entry.problem().stream()).toList();
        surroundings.remark(problems);
        listing.write((format, style) -> format.runs(surroundings.runs(), entries, style));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
