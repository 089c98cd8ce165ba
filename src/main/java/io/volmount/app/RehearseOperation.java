package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.ProgressFactory;
import io.volmount.app.context.UsageException;
import io.volmount.app.context.Verbosity;
import io.volmount.app.session.ConnectionSettings;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.PlaybookSelection;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.app.session.Session;
import io.volmount.console.RehearsalProgress;
import io.volmount.plan.Purpose;
import io.volmount.playbook.Playbook;
import io.volmount.rehearsal.Assumptions;
import io.volmount.rehearsal.Cluster;
import io.volmount.rehearsal.Faults;
import io.volmount.rehearsal.Forecast;
import io.volmount.rehearsal.Rehearsal;
import io.volmount.rehearsal.RehearsedRun;
import java.nio.file.Path;

/**
 * Rehearses a rollout on simulated agents, in virtual time.
 *
 * @param seed of the first run
 * @param runs number of runs, with consecutive seeds
 * @param verbosity with details, every run is reported on standard error
 */
public record RehearseOperation(Faults faults, long seed, int runs, Verbosity verbosity, ProcessContext context) {

    /** @throws UsageException if the number of runs is out of range */
    public RehearseOperation {
        if (runs < 1 || runs > 1000) {
            throw new UsageException("--runs must be from 1 to 1000");
        }
    }

    /** Rehearses on a cluster that does not exist. */
    public Forecast onSimulatedCluster(Path playbookFile, int agents, int zones) {
        Playbook playbook = Playbook.load(playbookFile);
        return forecast(playbook, Cluster.simulated(agents, zones, playbook));
    }

    /** Rehearses on simulations of agents that are probed first. */
    public Forecast onProbedCluster(
            InventorySelection selection, PlaybookSelection playbook, ConnectionSettings settings) {
        ResolvedInputs inputs = ResolvedInputs.of(selection, playbook, context);
        Cluster cluster;
        try (Session session = new Session(inputs, settings, context)) {
            cluster = Cluster.probed(
                    session.targets(),
                    session.plan(session.planner(Purpose.SHOWN)).agents());
        }
        return forecast(inputs.playbook(), cluster);
    }

    private Forecast forecast(Playbook playbook, Cluster cluster) {
        Rehearsal rehearsal =
                new Rehearsal(playbook.name(), playbook.rollout(), cluster, Assumptions.standard(), faults);
        try (RehearsalProgress progress = ProgressFactory.rehearsal(context, runs, verbosity)) {
            progress.say("rehearsing, from seed " + seed + " on");
            Runnable lastWords = () -> context.remark("interrupted after " + progress.breakOff());
            return context.untilStopped(
                    lastWords,
                    () -> rehearsal.forecast(seed, runs, new Rehearsal.Observer() {
                        @Override
                        public void agentEnded() {
                            progress.agentEnded();
                        }

                        @Override
                        public void runEnded(RehearsedRun run) {
                            if (verbosity.includes(Verbosity.DETAILS)) {
                                progress.say("seed " + run.seed() + ": "
                                        + run.took().toSeconds() + " s simulated"
                                        + (run.wasStopped() ? ", stopped: " + run.stopped() : ""));
                            }
                            progress.runEnded();
                        }
                    }));
        }
    }
}
