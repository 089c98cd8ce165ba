package io.volmount.cli;

import io.volmount.plan.Purpose;
import io.volmount.plan.RunInputs;
import io.volmount.plan.SavedPlan;
import io.volmount.plan.SavedPlan.SavedAgent;
import io.volmount.report.Report;
import io.volmount.report.Reports;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Planning;
import io.volmount.rollout.RolloutAgent;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Looks at every agent and shows exactly what apply would do, and why. Changes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount plan -i inventory.yaml -p playbook.yaml",
            "  volmount plan -i inventory.yaml -p playbook.yaml --limit 'private-agents,!a[17-20]'",
            "  volmount plan -i inventory.yaml -p playbook.yaml --format json --detailed-exitcode",
            "  volmount plan -i inventory.yaml -p playbook.yaml -o plan.json"
        })
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private AgentOptions agents = new AgentOptions();

    @Mixin
    private OutputOptions options = new OutputOptions();

    @Option(names = "--detailed-exitcode", description = "exit with 3, not 0, when there are changes to make")
    private boolean detailedExitCode;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description =
                    "save the plan to a file too, for `volmount apply FILE`; only an earlier plan is written over")
    private Optional<Path> out = Optional.empty();

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Output output = new Output(options, surroundings);
        Optional<PlanFile> file = out.map(PlanFile::at);
        Report report = report(file);
        output.write(report);
        out.ifPresent(saved -> surroundings.remark(List.of(whatToDoWith(saved, report))));
        boolean changes = detailedExitCode && report.result() == Report.Result.CHANGES;
        return changes ? ExitCode.CHANGES : ExitCode.of(report);
    }

    private Report report(Optional<PlanFile> file) throws IOException {
        try (Workplace workplace = new Workplace(agents, options.verbose, surroundings)) {
            List<RolloutAgent> planned = workplace.plan(new Planning(workplace.survey(), Purpose.SHOWN));
            if (file.isPresent()) {
                file.get().write(saved(workplace.given(), planned));
            }
            return Reports.ofPlan("plan", workplace.playbook().name(), planned);
        }
    }

    private static String whatToDoWith(Path saved, Report report) {
        return report.agents().stream().anyMatch(agent -> agent.outcome() == Outcome.PLANNED)
                ? "the plan is saved; carry it out with `volmount apply " + saved + "`"
                : "the plan is saved in " + saved + ", but changes no agent, so there is nothing to apply";
    }

    private SavedPlan saved(RunInputs given, List<RolloutAgent> planned) {
        return new SavedPlan(
                SavedPlan.newId(surroundings.random()),
                surroundings.clock().instant(),
                VolmountVersion.current(),
                given,
                planned.stream()
                        .map(agent -> new SavedAgent(agent.name(), agent.address(), agent.plan()))
                        .toList());
    }
}
