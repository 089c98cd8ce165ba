package io.volmount.rehearsal;

import io.volmount.rollout.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One simulated run.
 *
 * @param seed that reproduces this run
 * @param stopped why agents were not begun; empty if all were
 * @param outcomes the number of agents by outcome
 * @param begun the number of agents that were begun
 * @param lowerBound a lower bound of the duration of the same work in any order within the budget, canaries first
 * @param inBatches the duration of the same work in fixed batches as large as the budget allows, canaries first
 */
public record RehearsedRun(
        long seed,
        Duration took,
        String stopped,
        Map<Outcome, Integer> outcomes,
        int begun,
        UnavailableOverTime away,
        Duration lowerBound,
        Duration inBatches) {

    public RehearsedRun {
        Map<Outcome, Integer> inOrder = new EnumMap<>(Outcome.class);
        inOrder.putAll(outcomes);
        outcomes = Collections.unmodifiableMap(inOrder);
    }

    /** Whether the budget or a canary stopped it early. */
    public boolean wasStopped() {
        return !stopped.isEmpty();
    }

    /** The number of agents that stay unavailable until an operator has checked them. */
    public int lost() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().unavailable())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public boolean wentWell() {
        return outcomes.keySet().stream().allMatch(Outcome::good);
    }
}
