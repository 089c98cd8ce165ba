package io.volmount.cli;

import io.volmount.agent.Check;
import io.volmount.agent.Check.Status;
import io.volmount.report.CheckJson;
import io.volmount.report.CheckText;
import io.volmount.rollout.CheckedAgent;
import io.volmount.rollout.Checking;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        description = {
            "Connects to every agent and tells whether it can be worked on: its host key, the login, sudo, the shell,"
                    + " missing tools, the clock. Changes nothing.",
            "One login and one look at each. -v shows all that was found of each agent, not the troubles alone.",
            "Exit code 0: all are in order, or there are but warnings; 1: something failed or could not be told."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory check -i inventory.yaml",
            "  volmount inventory check -i inventory.yaml --limit 'private-agents,!a[17-20]' -v",
            "  volmount inventory check -i inventory.yaml --ask-become-pass --format json"
        })
final class InventoryCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ConnectingOptions connecting = new ConnectingOptions();

    @Mixin
    private ListingOptions options = new ListingOptions();

    InventoryCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Output.format(options.format);
        List<CheckedAgent> agents = check();
        if (options.format.equals("json")) {
            surroundings.show((style, out) -> CheckJson.write(agents, out));
        } else {
            surroundings.show(style -> new CheckText(style, options.verbose).render(agents));
        }
        return agents.stream().allMatch(InventoryCheckCommand::good) ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<CheckedAgent> check() {
        Roster roster = Roster.of(connecting, connecting.limit, surroundings);
        try (Connections connections = new Connections(connecting.work, roster, options.verbose, surroundings)) {
            Checking checking = new Checking(connections.survey(), connections.agents());
            return connections.look(
                    "checking",
                    roster.agents().size(),
                    "",
                    looked -> checking.check(
                            roster.agents(), agent -> looked.at(agent.name(), good(agent), inShort(agent))));
        }
    }

    private static boolean good(CheckedAgent agent) {
        return agent.checkup().status().compareTo(Status.WARNING) <= 0;
    }

    /** The first trouble, if there is one. */
    private static String inShort(CheckedAgent agent) {
        return agent.checkup().troubles().stream()
                .findFirst()
                .map(Check::detail)
                .orElse("in order");
    }
}
