package io.volmount.rollout;

import io.volmount.step.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the operator has approved in a run so far: the agents to change, what to format and what to take away. */
public final class ApprovedScope {
    private final Map<String, Set<Step>> losses = new HashMap<>();

    /** @param past the events of the run */
    public ApprovedScope(List<RolloutEvent> past) {
        past.stream()
                .flatMap(PlannedVolumes::planned)
                .filter(agent -> agent.plan().hasChanges())
                .forEach(agent -> losses.computeIfAbsent(agent.name(), first -> new HashSet<>())
                        .addAll(losses(agent)));
    }

    private static List<Step> losses(RolloutAgent agent) {
        return agent.steps().stream().filter(Step::takesAway).toList();
    }

    /** Whether a plan changes an agent, or formats or takes away something, that no earlier plan of the run did. */
    public boolean lacks(RolloutAgent agent) {
        Set<Step> agreed = losses.get(agent.name());
        return agent.plan().hasChanges() && (agreed == null || !agreed.containsAll(losses(agent)));
    }
}
