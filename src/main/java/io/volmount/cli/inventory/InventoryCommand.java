package io.volmount.cli.inventory;

import io.volmount.app.context.ProcessContext;
import io.volmount.cli.help.Subcommands;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "inventory",
        description = "Show which agents there are, how they are reached, and whether they can be worked on.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory list -i inventory.yml       each agent and its groups",
            "  volmount inventory show a20 -i inventory.yml   each value and its origin",
            "  volmount inventory check -i inventory.yml      which agents can be worked on",
            "  volmount inventory from-mesos http://m1:5050   the agents that a Mesos master knows"
        })
public final class InventoryCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** With all its subcommands. */
    public static CommandLine in(ProcessContext context, Subcommands made) {
        CommandLine inventory = new CommandLine(new InventoryCommand());
        made.add(inventory, InventoryListCommand.class, () -> new InventoryListCommand(context));
        made.add(inventory, InventoryShowCommand.class, () -> new InventoryShowCommand(context));
        made.add(inventory, InventoryCheckCommand.class, () -> new InventoryCheckCommand(context));
        made.add(inventory, InventoryFromMesosCommand.class, () -> new InventoryFromMesosCommand(context));
        return inventory;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; expected list, show, check or from-mesos");
    }
}
