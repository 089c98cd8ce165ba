package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.PlaybookSelection;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.app.session.Session;
import io.volmount.plan.Purpose;
import io.volmount.probe.Probed;
import io.volmount.report.result.Report;
import io.volmount.report.result.Reports;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.ZoneAdvice;
import io.volmount.storage.RunInputs;
import io.volmount.storage.SavedPlan;
import io.volmount.storage.SavedPlan.SavedAgent;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Plans agents and changes nothing. */
public record PlanOperation(ConnectionSettings settings, ProcessContext context) {

    /**
     * Probes and plans the agents.
     *
     * @param out file to save the plan to
     */
    public Report run(InventorySelection selection, PlaybookSelection playbook, Optional<PlanFile> out)
            throws IOException {
        ResolvedInputs inputs = ResolvedInputs.of(selection, playbook, context)
                .asking(settings.master().named(), context.home())
                .drainable();
        try (Session session = new Session(inputs, settings, context)) {
            Probed<RolloutAgent> planned = session.plan(session.planner(Purpose.SHOWN));
            if (out.isPresent()) {
                out.get().write(saved(session.given(), planned.agents()));
            }
            return Reports.ofPlan("plan", session.playbook().name(), planned.agents())
                    .probed(planned.times())
                    .advised(planned.advice())
                    .advised(ZoneAdvice.of(session.playbook().rollout(), planned.agents()))
                    .seenBy(session.masterView(planned.agents()))
                    .requested(session.request());
        }
    }

    private SavedPlan saved(RunInputs given, List<RolloutAgent> planned) {
        return new SavedPlan(
                SavedPlan.newId(context.random()),
                context.clock().instant(),
                VolmountVersion.current(),
                given,
                planned.stream()
                        .map(agent -> new SavedAgent(agent.name(), agent.address(), agent.plan()))
                        .toList());
    }
}
