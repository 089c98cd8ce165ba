package io.volmount.cli.inventory;

import io.volmount.app.InventoryCheckOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.EventsOption;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.check.CheckView;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = {
            "Connect to every agent and check whether it can be worked on: host key, login, sudo, shell, missing tools,"
                    + " clock. Changes nothing.",
            "One login and one probe each. -v shows every check of every agent, not only those that failed.",
            "Exit code 0: every agent passed (warnings allowed). 1: a check failed or could not run."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory check -i inventory.yml",
            "  volmount inventory check -i inventory.yml --limit 'rack-a,!a[17-20]' -v",
            "  volmount inventory check -i inventory.yml --ask-become-pass --format json"
        })
final class InventoryCheckCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private EventsOption events = new EventsOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    InventoryCheckCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context).withEvents(events.target());
        List<CheckedAgent> checked =
                new InventoryCheckOperation(connection.settings(output, result), context).run(agents.selection());
        result.write(
                new CheckView(checked, output.verbose()), agents.selection().request(context));
        return checked.stream().allMatch(InventoryCheckOperation::passed) ? ExitCode.OK : ExitCode.FAILED;
    }
}
