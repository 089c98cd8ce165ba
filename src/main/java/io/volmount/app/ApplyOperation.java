package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.PlaybookSelection;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.app.session.Session;
import io.volmount.journal.AppliedPlans;
import io.volmount.journal.Journal;
import io.volmount.journal.PlanAlreadyApplied;
import io.volmount.journal.RunDirectory;
import io.volmount.plan.Purpose;
import io.volmount.playbook.Playbook;
import io.volmount.probe.ParallelPlanner;
import io.volmount.probe.Probed;
import io.volmount.probe.SavedPlanCheck;
import io.volmount.report.result.MasterView;
import io.volmount.report.result.Report;
import io.volmount.report.result.Reports;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.ZoneAdvice;
import io.volmount.storage.SavedPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plans agents and, once that is confirmed, executes the plan; or does that with a saved plan. */
public record ApplyOperation(ConnectionSettings settings, Confirmation confirmation, ProcessContext context) {
    private static final String HINDRANCE_REMEDY =
            "; fix the cause, leave the agent out (--limit), or allow for it in the playbook's rollout";

    /** Applies a new plan. */
    public Report run(InventorySelection selection, PlaybookSelection playbook)
            throws IOException, InterruptedException {
        return run(ResolvedInputs.of(selection, playbook, context), Optional.empty());
    }

    /**
     * Applies a saved plan.
     *
     * @param sshConfig as given to {@code -F}; empty for the usual files of OpenSSH
     * @throws UsageException if the plan was applied already, or cannot be trusted
     */
    public Report run(Path plan, Optional<String> sshConfig) throws IOException, InterruptedException {
        SavedPlan saved = PlanFile.read(plan);
        try {
            new AppliedPlans(context.runs()).refuseAgain(saved.id());
        } catch (PlanAlreadyApplied applied) {
            throw new UsageException(applied.getMessage());
        }
        return run(ResolvedInputs.of(saved.given(), sshConfig, context.user()), Optional.of(saved));
    }

    private Report run(ResolvedInputs given, Optional<SavedPlan> saved) throws IOException, InterruptedException {
        RunDirectory.check(context.runs());
        ResolvedInputs inputs =
                given.asking(settings.master().named(), context.home()).drainable();
        try (Session session = new Session(inputs, settings, context)) {
            Playbook playbook = session.playbook();
            Probed<RolloutAgent> probed = session.planToApply(saved.map(plan ->
                            new ParallelPlanner(session.survey(), new SavedPlanCheck(plan, session.agentPlanner())))
                    .orElseGet(() -> session.planner(Purpose.APPLIED)));
            List<RolloutAgent> planned = probed.agents();
            Optional<MasterView> master = session.masterView(planned);
            Report plan = Reports.ofPlan("apply", playbook.name(), planned)
                    .probed(probed.times())
                    .advised(probed.advice())
                    .advised(ZoneAdvice.of(playbook.rollout(), planned))
                    .seenBy(master)
                    .requested(session.request());
            if (planned.stream().noneMatch(agent -> agent.plan().hasChanges())) {
                return plan;
            }
            Optional<String> hindrance = Rollout.blockedBy(playbook.rollout(), planned)
                    .map(why -> why + HINDRANCE_REMEDY)
                    .or(() -> master.flatMap(
                            view -> view.hindrance(playbook.drain().isPresent())));
            if (hindrance.isPresent()) {
                return nothingBegun(session, probed, hindrance.get());
            }
            return session.progress().quietly(() -> confirmation.confirmed(plan))
                    ? Reports.ofRollout("apply", rollOut(session, planned, saved))
                            .requested(session.request())
                    : nothingBegun(session, probed, "cancelled at the prompt");
        }
    }

    private static Report nothingBegun(Session session, Probed<RolloutAgent> probed, String why) {
        return Reports.ofNothingBegun("apply", session.playbook().name(), probed.agents(), why)
                .probed(probed.times())
                .requested(session.request());
    }

    private Rollout rollOut(Session session, List<RolloutAgent> planned, Optional<SavedPlan> saved)
            throws IOException, InterruptedException {
        RunDirectory directory = directory(saved);
        directory.store(session.given(), context.controller());
        try (Journal journal = Journal.create(directory);
                RolloutExecution execution = new RolloutExecution(directory.run(), session, journal, context)) {
            return execution.begin(new RunOpened(
                    context.clock().instant(),
                    directory.run(),
                    session.playbook().name(),
                    session.playbook().rollout(),
                    planned,
                    session.agentIds()));
        }
    }

    private RunDirectory directory(Optional<SavedPlan> saved) throws IOException {
        Instant now = context.clock().instant();
        return saved.isPresent()
                ? new AppliedPlans(context.runs()).begin(saved.get().id(), now, context.random())
                : RunDirectory.create(context.runs(), now, context.random());
    }
}
