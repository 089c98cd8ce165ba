package io.volmount.cli.inventory;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.AgentOptions;
import io.volmount.cli.option.OptionDefaults;
import io.volmount.cli.option.OutputOptions;
import io.volmount.report.access.AccessView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description = {
            "Show how one agent is reached: every value, and where it comes from. Connects to nothing.",
            "The inventory wins, then OpenSSH's configuration for the inventory's address, then the defaults."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory show a20 -i inventory.yml",
            "  volmount inventory show a20 -i inventory.yml -F none --format json"
        })
final class InventoryShowCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentOptions agent = new AgentOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    InventoryShowCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        ResolvedInventory inventory = ResolvedInventory.of(agent.selection(), agent.name(), context);
        if (output.verbose()) {
            context.remark(inventory.remarks());
        }
        result.write(new AccessView(inventory.agents().get(0), OptionDefaults.all(spec)));
        return ExitCode.OK;
    }
}
