package io.volmount.cli.inventory;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.report.access.AgentsView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "List the agents with their addresses and groups. Connects to none.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory list -i inventory.yml",
            "  volmount inventory list -i inventory.yml --limit 'rack-a,!a[17-20]'"
        })
final class InventoryListCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    InventoryListCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        ResolvedInventory inventory = ResolvedInventory.of(agents.selection(), context);
        if (output.verbose()) {
            context.remark(inventory.remarks());
        }
        result.write(new AgentsView(inventory.agents()));
        return ExitCode.OK;
    }
}
