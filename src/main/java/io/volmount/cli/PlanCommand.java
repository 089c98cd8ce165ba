package io.volmount.cli;

import io.volmount.plan.Purpose;
import io.volmount.report.Report;
import io.volmount.report.Reports;
import io.volmount.rollout.Planning;
import io.volmount.rollout.RolloutAgent;
import java.io.IOException;
import java.util.List;
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
            "  volmount plan -i inventory.yaml -p playbook.yaml --format json --detailed-exitcode"
        })
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private AgentOptions agents = new AgentOptions();

    @Mixin
    private OutputOptions options = new OutputOptions();

    @Option(names = "--detailed-exitcode", description = "exit with 3, not 0, when there are changes to make")
    private boolean detailedExitCode;

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Output output = new Output(options, surroundings);
        Report report = report();
        output.write(report);
        boolean changes = detailedExitCode && report.result() == Report.Result.CHANGES;
        return changes ? ExitCode.CHANGES : ExitCode.of(report);
    }

    private Report report() {
        try (Workplace workplace = new Workplace(agents, options.verbose, surroundings)) {
            List<RolloutAgent> planned = workplace.plan(new Planning(workplace.survey(), Purpose.SHOWN));
            return Reports.ofPlan("plan", workplace.playbook().name(), planned);
        }
    }
}
