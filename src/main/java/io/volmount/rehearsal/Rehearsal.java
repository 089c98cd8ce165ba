package io.volmount.rehearsal;

import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.driver.EventSink;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A simulated rollout.
 *
 * @param playbook the name of the playbook
 */
public record Rehearsal(
        String playbook, RolloutPolicy policy, Cluster cluster, Assumptions assumptions, Faults faults) {

    /** Follows how far rehearsals have come. Called from several threads at a time. */
    public interface Observer {
        /** An agent of a run has ended. */
        default void agentEnded() {}

        void runEnded(RehearsedRun run);
    }

    /** The run of a seed; always the same. */
    public RehearsedRun run(long seed) {
        return run(seed, run -> {});
    }

    private RehearsedRun run(long seed, Observer observer) {
        RunRecord events = new RunRecord();
        Rollout end = drive(seed, event -> {
            events.record(event);
            if (event instanceof AgentFinished) {
                observer.agentEnded();
            }
        });
        Workload workload =
                Workload.of(events.work(), policy.canary().of(agents()), Capacity.of(policy, cluster.agents()));
        return new RehearsedRun(
                seed,
                events.took(),
                end.stopped(),
                outcomes(end),
                events.work().size(),
                events.unavailable(),
                workload.lowerBound(),
                workload.inBatches());
    }

    /** Simulates a run and passes on its events. */
    Rollout drive(long seed, EventSink events) {
        return new VirtualDriver(new SimulatedAgents(assumptions, faults, seed), events)
                .run(new RunOpened(Instant.EPOCH, "simulated", playbook, policy, cluster.agents(), Map.of()));
    }

    /** Runs with consecutive seeds, as many at a time as there are processors. */
    public Forecast forecast(long firstSeed, int runs, Observer observer) {
        List<RehearsedRun> rehearsed = IntStream.range(0, runs)
                .parallel()
                .mapToObj(number -> run(firstSeed + number, observer))
                .peek(observer::runEnded)
                .toList();
        return new Forecast(this, rehearsed);
    }

    /** How many agents may be unavailable at a time. */
    public int window() {
        return policy.window(agents());
    }

    private int agents() {
        return cluster.agents().size();
    }

    private static Map<Outcome, Integer> outcomes(Rollout end) {
        return end.agents().stream()
                .map(AgentProgress::outcome)
                .collect(Collectors.toMap(outcome -> outcome.orElseThrow(), outcome -> 1, Integer::sum));
    }
}
