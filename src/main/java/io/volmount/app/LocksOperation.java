package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.Connections;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.ResolvedInventory;
import io.volmount.facts.AgentFacts;
import io.volmount.probe.ProbeResult;
import io.volmount.report.lock.LockReport;
import java.util.List;

/** Shows which run holds the lock of each agent, and changes nothing. */
public record LocksOperation(ConnectionSettings settings, ProcessContext context) {

    /** The states of the locks, in the order of the inventory. */
    public List<LockReport> run(InventorySelection selection) {
        ResolvedInventory inventory = ResolvedInventory.of(selection, context);
        try (Connections connections = new Connections(settings, inventory, context)) {
            return connections.probe(
                    "probing",
                    inventory.agents().size(),
                    "",
                    observer -> connections
                            .survey()
                            .ask(
                                    inventory.agents(),
                                    Access::name,
                                    access -> facts(connections, access),
                                    (access, answer) -> {
                                        LockReport report = report(access, answer);
                                        boolean known = report.state() != LockReport.State.UNKNOWN;
                                        observer.probed(
                                                report.agent(),
                                                known,
                                                known ? report.state().word() : report.detail());
                                    })
                            .entrySet()
                            .stream()
                            .map(answer -> report(answer.getKey(), answer.getValue()))
                            .toList());
        }
    }

    private static AgentFacts facts(Connections connections, Access access) throws AgentUnreachable {
        try (Agent agent = connections.agents().of(access)) {
            return agent.probe(ProbeRequest.NOTHING_MORE);
        }
    }

    private static LockReport report(Access access, ProbeResult<AgentFacts> answer) {
        return answer.map(
                facts -> LockReport.found(access.name(), access.endpoint(), facts),
                why -> LockReport.silent(access.name(), access.endpoint(), why));
    }
}
