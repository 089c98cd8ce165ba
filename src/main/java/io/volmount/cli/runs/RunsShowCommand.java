package io.volmount.cli.runs;

import io.volmount.app.RunChoice;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.RunParameter;
import io.volmount.inventory.Limit;
import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.RunSummary;
import io.volmount.report.run.RunView;
import io.volmount.rollout.AgentProgress;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description = "Show a run agent by agent and step by step, with times and output.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount runs show 20261122-210501-k3xq",
            "  volmount runs show 20261122-21 --failed",
            "  volmount runs show 20261122-21 --limit 'a[001-017],!a007'"
        })
final class RunsShowCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private RunParameter run = new RunParameter();

    @Option(names = "--failed", description = "Only agents that have not ended well.")
    private boolean failed;

    @Option(
            names = {"-l", "--limit"},
            paramLabel = "PATTERN",
            description = "Only these agents: names, globs, ranges, !exclude, @file, with commas between them.")
    private Optional<String> limit = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunsShowCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        Optional<Limit> patterns = limit.map(Limit::parse);
        RunDirectory directory = new RunChoice(context).toShow(run.name());
        RecordedRun recorded = RecordedRun.read(directory);
        result.write(new RunView(recorded, shown(RunSummary.agents(recorded), patterns)));
        return ExitCode.OK;
    }

    private List<AgentProgress> shown(List<AgentProgress> agents, Optional<Limit> patterns) {
        List<String> names =
                agents.stream().map(progress -> progress.agent().name()).toList();
        Set<String> limited =
                new HashSet<>(patterns.map(pattern -> pattern.ofNames(names)).orElse(names));
        return agents.stream()
                .filter(progress -> limited.contains(progress.agent().name()))
                .filter(progress -> !failed || !progress.endedWell())
                .toList();
    }
}
