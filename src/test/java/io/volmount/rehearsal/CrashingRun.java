package io.volmount.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.journal.MemoryJournal;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run whose controllers die and that is taken up from its journal; what must hold at every instant is checked. */
final class CrashingRun {
    private final ModelCluster cluster;
    private final RunOpened opening;
    private final int maxUnavailable;
    private final MemoryJournal journal = new MemoryJournal();
    private final StepOrder order = new StepOrder();

    CrashingRun(ModelCluster cluster, RunOpened opening) {
        this.cluster = cluster;
        this.opening = opening;
        this.maxUnavailable = Math.max(
                1, opening.policy().maxUnavailable().of(opening.agents().size()));
    }

    /**
     * When a controller dies.
     *
     * @param events that it lives to see
     * @param recorded whether the one it dies at still gets into the journal
     */
    record Death(int events, boolean recorded) {
        static final Death NEVER = new Death(Integer.MAX_VALUE, true);
    }

    private static final class ControllerDied extends RuntimeException {}

    /** Begins the run, or takes it up from its journal. The end of the run; empty when the controller died before it. */
    Optional<Rollout> go(NodeModel model, Death death) {
        int[] left = {death.events()};
        VirtualDriver driver = new VirtualDriver(model, event -> {
            boolean dies = left[0]-- == 0;
            if (!dies || death.recorded()) {
                journal.record(event);
            }
            if (dies) {
                throw new ControllerDied();
            }
            check(event);
        });
        try {
            Rollout end = drive(driver);
            assertThat(told(Rollout.of(journal.events()).orElseThrow()))
                    .as("what the journal folds to")
                    .isEqualTo(told(end));
            end.agents().forEach(this::assertNamedIfDrained);
            return Optional.of(end);
        } catch (ControllerDied died) {
            return Optional.empty();
        }
    }

    private void assertNamedIfDrained(AgentProgress agent) {
        String name = agent.agent().name();
        if (cluster.isDrained(name)) {
            assertThat(agent.leftDrained())
                    .contains(cluster.nodes().get(name).agentId())
                    .allSatisfy(id -> assertThat(agent.reason()).contains("agent " + id + " drained"));
        }
    }

    private Rollout drive(VirtualDriver driver) {
        List<RolloutEvent> past = journal.events();
        Optional<Rollout> interrupted = Rollout.of(past);
        order.clear();
        if (interrupted.isEmpty()) {
            return driver.run(opening);
        }
        Instant later = past.get(past.size() - 1).at().plusSeconds(60);
        return driver.resume(interrupted.get(), new RunResumed(later, cluster.plannedAgain(interrupted.get())));
    }

    private void check(RolloutEvent event) {
        hold(cluster.down() <= maxUnavailable, "more agents down than the budget allows");
        hold(cluster.nodes().values().stream().allMatch(node -> node.mostFormatted() <= 1), "formatted twice");
        order.record(event);
    }

    /** So often asked that it has to be quick. */
    private static void hold(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** All that there is to know of a run. */
    private static List<Object> told(Rollout rollout) {
        return List.of(
                rollout.closed(),
                rollout.stopped(),
                rollout.nextActions(),
                rollout.agents().stream().map(CrashingRun::told).toList());
    }

    private static List<Object> told(AgentProgress agent) {
        return List.of(
                agent.agent(),
                agent.begun(),
                agent.earlier(),
                agent.taken(),
                agent.current(),
                agent.outcome(),
                agent.reason());
    }
}
