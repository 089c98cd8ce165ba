package io.volmount.rehearsal;

import io.volmount.rollout.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One simulated run.
 *
 * @param seed that gives this very run again
 * @param stopped why agents were left unbegun; empty when none were
 * @param outcomes how many agents ended in which
 * @param begun agents that were worked on
 * @param leastPossible what no order of the work done could have beaten within the same budget, canaries first
 * @param inBatches what the work done would have taken in fixed batches as large as the budget allows, canaries first
 */
public record RehearsedRun(
        long seed,
        Duration took,
        String stopped,
        Map<Outcome, Integer> outcomes,
        int begun,
        UnavailableOverTime away,
        Duration leastPossible,
        Duration inBatches) {

    public RehearsedRun {
        Map<Outcome, Integer> inOrder = new EnumMap<>(Outcome.class);
        inOrder.putAll(outcomes);
        outcomes = Collections.unmodifiableMap(inOrder);
    }

    /** Whether the budget, or a canary, kept it from its end. */
    public boolean wasStopped() {
        return !stopped.isEmpty();
    }

    /** Agents that kept their place in the window until the end, because somebody has to look at them first. */
    public int lost() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().unavailable())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether nothing is left to be done about any agent. */
    public boolean wentWell() {
        return outcomes.keySet().stream().allMatch(Outcome::good);
    }
}
