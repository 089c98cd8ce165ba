package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.app.session.Session;
import io.volmount.inventory.NodeSet;
import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.probe.ParallelPlanner;
import io.volmount.probe.Probed;
import io.volmount.probe.ResumePlanner;
import io.volmount.probe.Target;
import io.volmount.report.TextOptions;
import io.volmount.report.result.MasterView;
import io.volmount.report.result.Report;
import io.volmount.report.result.Reports;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.ApprovedScope;
import io.volmount.rollout.PlannedVolumes;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.RunResumed;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Continues a run.
 *
 * @param sshConfig as given to {@code -F}; empty for the usual files of OpenSSH
 * @param yes whether the command line confirms everything
 * @param shown what to show of a plan that has to be confirmed, in whatever style
 */
public record ResumeOperation(
        ConnectionSettings settings,
        Optional<String> sshConfig,
        boolean yes,
        TextOptions shown,
        ProcessContext context) {

    public Report run(RunDirectory directory) throws IOException, InterruptedException {
        try (Journal journal = Journal.reopen(directory)) {
            Rollout run = Rollout.of(journal.past())
                    .orElseThrow(() -> new UsageException("run " + directory.run()
                            + " was interrupted before anything was begun: there is nothing to resume;"
                            + " run apply again"));
            List<AgentProgress> open = run.open();
            if (run.closed() && open.isEmpty()) {
                context.remark("run " + run.run() + " is finished, and all its agents ended well");
                return Reports.ofRollout("resume", run).requested(RecordedRequest.of(directory));
            }
            RunOrigin origin = RunOrigin.of(directory, context);
            origin.doubt().ifPresent(why -> refuseUnasked(origin, why));
            context.remark("resuming run " + run.run() + ": " + open.size() + " of "
                    + run.agents().size() + " agents have not ended well");
            ResolvedInputs inputs = ResolvedInputs.of(directory.given(), sshConfig, context.user())
                    .asking(settings.master().named(), context.home())
                    .drainable();
            try (Session session = new Session(inputs, settings, context)) {
                return resume(session, journal, run, origin, open);
            }
        }
    }

    /** A plan that was confirmed on another controller must be confirmed here. */
    private void refuseUnasked(RunOrigin origin, String why) {
        if (!yes && !context.canAsk()) {
            throw new UsageException(
                    "this run was not begun here (" + why + "), so its plan must be confirmed, and there is"
                            + " no terminal to ask at: review it with `volmount runs show " + origin.called()
                            + "`, then resume with --yes");
        }
    }

    private Report resume(Session session, Journal journal, Rollout run, RunOrigin origin, List<AgentProgress> open)
            throws IOException, InterruptedException {
        session.recall(run.opening().ids());
        PlannedVolumes volumes = new PlannedVolumes(journal.past());
        ResumePlanner look = new ResumePlanner(run, volumes, context.steady(), context.sleeper());
        Probed<RolloutAgent> probed =
                session.planAgain(new ParallelPlanner(session.survey(), look), targets(session, open), remedy(origin));
        List<RolloutAgent> planned = probed.agents();
        Optional<MasterView> master = session.masterView(planned);
        Optional<String> hindrance =
                master.flatMap(view -> view.hindrance(session.playbook().drain().isPresent()));
        if (hindrance.isPresent()
                || !session.progress().quietly(() -> confirmed(journal, run, origin, planned, master))) {
            String why = hindrance.orElse("cancelled at the prompt");
            return Reports.ofNothingBegun("resume", run.opening().playbook(), planned, why)
                    .probed(probed.times())
                    .leftDrained(run)
                    .requested(session.request());
        }
        try (RolloutExecution execution = new RolloutExecution(origin.called(), session, journal, context)) {
            session.progress().recall(journal.past());
            RunResumed resumption = new RunResumed(context.clock().instant(), planned);
            return Reports.ofRollout("resume", execution.resume(run, resumption), origin.called())
                    .requested(session.request());
        }
    }

    private static String remedy(RunOrigin origin) {
        return "resume with: volmount resume " + origin.called();
    }

    private static List<Target> targets(Session session, List<AgentProgress> open) {
        Set<String> names =
                open.stream().map(progress -> progress.agent().name()).collect(Collectors.toSet());
        List<Target> targets = session.targets().stream()
                .filter(target -> names.contains(target.name()))
                .toList();
        if (targets.size() < names.size()) {
            throw new UsageException(
                    "inputs.json of this run does not name all agents of its journal: restore the run's"
                            + " directory from a copy");
        }
        return targets;
    }

    /** Asks if the run was begun elsewhere, or if a part of the plan is in no earlier plan of the run. */
    private boolean confirmed(
            Journal journal, Rollout run, RunOrigin origin, List<RolloutAgent> planned, Optional<MasterView> master)
            throws IOException {
        origin.doubt()
                .ifPresent(why ->
                        context.remark("this run was not begun here: " + why + "; this is all that it would do now:"));
        ApprovedScope consent = new ApprovedScope(journal.past());
        List<String> news =
                planned.stream().filter(consent::lacks).map(RolloutAgent::name).toList();
        if (!news.isEmpty()) {
            String what = NodeSet.fold(news) + " would be changed in ways that no plan of this run named";
            if (!yes && !context.canAsk()) {
                throw new UsageException(what + ", and there is no terminal to ask at: review what `volmount plan`"
                        + " says now, then resume with --yes");
            }
            context.remark(what);
        }
        Confirmation confirmation = new Confirmation(
                context,
                yes || news.isEmpty() && origin.doubt().isEmpty(),
                "To continue, " + remedy(origin) + ".",
                shown);
        return confirmation.confirmed(
                Reports.ofPlan("resume", run.opening().playbook(), planned).seenBy(master));
    }
}
