package io.volmount.console.screen;

import io.volmount.rollout.TakenStep;
import io.volmount.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long each step took on the agents of a run on which it succeeded. Not safe for threads. */
public final class StepTimes {
    private static final int ENOUGH = 5;

    private final Map<String, List<Duration>> sorted = new HashMap<>();

    /** A step that has ended, which counts if it succeeded. */
    public void add(TakenStep step) {
        if (step.result().succeeded()) {
            step.took()
                    .ifPresent(took ->
                            insert(took, sorted.computeIfAbsent(step.step().id(), first -> new ArrayList<>())));
        }
    }

    private static void insert(Duration took, List<Duration> times) {
        int place = Collections.binarySearch(times, took);
        times.add(place < 0 ? ~place : place, took);
    }

    /** The median; empty if fewer than five agents have taken the step. */
    Optional<Duration> typical(Step step) {
        List<Duration> times = sorted.getOrDefault(step.id(), List.of());
        return times.size() < ENOUGH ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }
}
