package io.volmount.cli;

import io.volmount.app.LocksOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.report.lock.LockReport;
import io.volmount.report.lock.LocksView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "locks",
        description = {
            "Show which run holds the lock of each agent. Changes nothing.",
            "Use `volmount unlock AGENT` to see more of one agent, or to remove its lock.",
            "Exit code 0: no agent is locked. 1: one is locked, or does not answer."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount locks -i inventory.yml",
            "  volmount locks -i inventory.yml --limit 'rack-a,!a[17-20]' --format json"
        })
final class LocksCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    LocksCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        List<LockReport> reports = new LocksOperation(connection.settings(output), context).run(agents.selection());
        result.write(new LocksView(reports), agents.selection().request(context));
        return reports.stream().allMatch(report -> report.state().open()) ? ExitCode.OK : ExitCode.FAILED;
    }
}
