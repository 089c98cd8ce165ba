package io.volmount.app;

import io.volmount.access.Access;
import io.volmount.agent.ProbeRequest;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
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
        return new AgentSurvey("probing", settings, context)
                .ask(
                        ResolvedInventory.of(selection, context),
                        (access, agent) -> agent.probe(ProbeRequest.NOTHING_MORE),
                        LocksOperation::report,
                        LocksOperation::known,
                        report -> known(report) ? report.state().word() : report.detail());
    }

    private static LockReport report(Access access, ProbeResult<AgentFacts> answer) {
        return answer.map(
                facts -> LockReport.found(access.name(), access.endpoint(), facts),
                why -> LockReport.silent(access.name(), access.endpoint(), why));
    }

    private static boolean known(LockReport report) {
        return report.state() != LockReport.State.UNKNOWN;
    }
}
