package io.volmount.cli;

import io.volmount.app.PlanFile;
import io.volmount.app.PlanOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.EventsOption;
import io.volmount.cli.option.MasterOption;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlanTextOptions;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.rollout.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        description = "Show exactly what apply would do on every agent. Changes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount plan -i inventory.yml -p playbook.yml",
            "  volmount plan -i inventory.yml -p playbook.yml --limit 'rack-a,!a[17-20]'",
            "  volmount plan -i inventory.yml -p playbook.yml --detailed-exitcode",
            "  volmount plan -i inventory.yml -p playbook.yml -o plan.json"
        })
final class PlanCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private MasterOption master = new MasterOption();

    @Mixin
    private PlanTextOptions planText = new PlanTextOptions();

    @Mixin
    private EventsOption events = new EventsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--detailed-exitcode", description = "Exit with 3 instead of 0 when there are changes to make.")
    private boolean detailedExitCode;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Save the plan to a file, for `volmount apply FILE`. Overwrites nothing but an earlier plan.")
    private Optional<Path> out = Optional.empty();

    PlanCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context, planText.shown()).withEvents(events.target());
        ConnectionSettings settings = connection
                .settings(output, result)
                .asking(master.choice(agents.selection().master()));
        Optional<PlanFile> file = out.map(PlanFile::at);
        Report report = new PlanOperation(settings, context).run(agents.selection(), playbook.required(), file);
        result.write(new ReportView(report));
        out.ifPresent(saved -> context.remark(whatToDoWith(saved, report)));
        boolean changes = detailedExitCode && report.result() == Report.Result.CHANGES;
        return changes ? ExitCode.CHANGES : ExitCode.of(report);
    }

    private static String whatToDoWith(Path saved, Report report) {
        return report.agents().stream().anyMatch(agent -> agent.outcome() == Outcome.PLANNED)
                ? "the plan is saved; apply it with `volmount apply " + saved + "`"
                : "the plan is saved in " + saved + ", but there is nothing to apply: it changes no agent";
    }
}
