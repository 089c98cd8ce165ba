package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.Connections;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.probe.ParallelNodeProbe;
import io.volmount.probe.ProbedAgent;
import io.volmount.probe.node.FoundDevice;
import io.volmount.probe.node.FoundNode;
import io.volmount.report.Wording;
import java.util.List;

/** Probes whole nodes and changes nothing. */
public record FactsOperation(ConnectionSettings settings, ProcessContext context) {

    /** Probes the agents. */
    public List<ProbedAgent> run(InventorySelection selection) {
        ResolvedInventory inventory = ResolvedInventory.of(selection, context);
        try (Connections connections = new Connections(settings, inventory, context)) {
            ParallelNodeProbe probing = new ParallelNodeProbe(connections.survey(), connections.agents());
            return connections.probe(
                    "probing",
                    inventory.agents().size(),
                    "",
                    observer -> probing.probe(
                            inventory.agents(),
                            agent -> observer.probed(
                                    agent.name(),
                                    agent.answered(),
                                    agent.node().map(FactsOperation::inShort, reason -> reason))));
        }
    }

    private static String inShort(FoundNode node) {
        long usable = node.devices().stream().filter(FoundDevice::usable).count();
        return node.kind().title() + ", " + usable + " of "
                + Wording.count(node.devices().size(), "block device") + " usable";
    }
}
