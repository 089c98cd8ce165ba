package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.Connections;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.PlaybookSelection;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.app.session.ResolvedInputs.Assignment;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.playbook.Playbook;
import io.volmount.probe.ParallelNodeProbe;
import io.volmount.probe.ProbedAgent;
import io.volmount.probe.node.FoundDevice;
import io.volmount.probe.node.FoundNode;
import io.volmount.report.Wording;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Probes whole nodes and changes nothing. */
public record FactsOperation(ConnectionSettings settings, ProcessContext context) {

    public List<ProbedAgent> run(InventorySelection selection) {
        return run(ResolvedInventory.of(selection, context), Map.of());
    }

    /** Probes the agents and shows which disks the rules of a playbook choose. */
    public List<ProbedAgent> run(InventorySelection selection, PlaybookSelection playbook) {
        ResolvedInputs inputs = ResolvedInputs.of(selection, playbook, context);
        return run(
                inputs.inventory(),
                inputs.assignments().stream().collect(Collectors.toMap(Assignment::access, Assignment::playbook)));
    }

    private List<ProbedAgent> run(ResolvedInventory inventory, Map<Access, Playbook> playbooks) {
        try (Connections connections = new Connections(settings, inventory, context)) {
            ParallelNodeProbe probing = new ParallelNodeProbe(connections.survey(), connections.agents());
            return connections.probe(
                    "probing",
                    inventory.agents().size(),
                    "",
                    observer -> probing.probe(
                            inventory.agents(),
                            playbooks,
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
