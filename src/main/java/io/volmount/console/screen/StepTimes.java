package io.volmount.console.screen;

import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.AgentProgress.TakenStep;
import io.volmount.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long each step took on the agents of a run on which it succeeded. */
final class StepTimes {
    private static final int ENOUGH = 5;

    private final Map<String, List<Duration>> times = new HashMap<>();
    private final Map<String, Optional<Duration>> typical = new HashMap<>();

    StepTimes(Collection<AgentProgress> agents) {
        for (AgentProgress agent : agents) {
            for (TakenStep taken : agent.taken()) {
                if (taken.result().succeeded()) {
                    taken.took()
                            .ifPresent(
                                    took -> times.computeIfAbsent(taken.step().id(), first -> new ArrayList<>())
                                            .add(took));
                }
            }
        }
    }

    /** The median; empty if fewer than five agents have taken the step. */
    Optional<Duration> typical(Step step) {
        return typical.computeIfAbsent(step.id(), this::median);
    }

    private Optional<Duration> median(String step) {
        List<Duration> sorted =
                times.getOrDefault(step, List.of()).stream().sorted().toList();
        return sorted.size() < ENOUGH ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
