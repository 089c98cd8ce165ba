package io.volmount.app;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Status;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.Connections;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.probe.CheckedAgent;
import io.volmount.probe.ParallelNodeCheck;
import java.util.List;

/** Checks whether agents can be worked on and changes nothing. */
public record InventoryCheckOperation(ConnectionSettings settings, ProcessContext context) {

    /** Checks the agents. */
    public List<CheckedAgent> run(InventorySelection selection) {
        ResolvedInventory inventory = ResolvedInventory.of(selection, context);
        try (Connections connections = new Connections(settings, inventory, context)) {
            ParallelNodeCheck checking = new ParallelNodeCheck(connections.survey(), connections.agents());
            return connections.probe(
                    "checking",
                    inventory.agents().size(),
                    "",
                    observer -> checking.check(
                            inventory.agents(), agent -> observer.probed(agent.name(), passed(agent), inShort(agent))));
        }
    }

    /** Whether nothing failed or is unknown on the agent; warnings are allowed. */
    public static boolean passed(CheckedAgent agent) {
        return agent.result().status().compareTo(Status.WARNING) <= 0;
    }

    /** The first problem, if there is one. */
    private static String inShort(CheckedAgent agent) {
        return agent.result().problems().stream()
                .findFirst()
                .map(NodeCheck::detail)
                .orElse("in order");
    }
}
