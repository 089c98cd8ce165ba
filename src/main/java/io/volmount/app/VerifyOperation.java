package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.PlaybookSelection;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.app.session.Session;
import io.volmount.probe.Probed;
import io.volmount.probe.VerifiedAgent;
import io.volmount.report.result.Report;
import io.volmount.report.result.Reports;

/** Gathers evidence from agents and changes nothing. */
public record VerifyOperation(ConnectionSettings settings, ProcessContext context) {

    public Report run(InventorySelection selection, PlaybookSelection playbook) {
        ResolvedInputs inputs = ResolvedInputs.of(selection, playbook, context)
                .asking(settings.master().named(), context.home());
        try (Session session = new Session(inputs, settings, context)) {
            Probed<VerifiedAgent> proven = session.prove();
            return Reports.ofProofs(session.playbook().name(), proven.agents())
                    .probed(proven.times())
                    .requested(session.request());
        }
    }
}
