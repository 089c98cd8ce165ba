package io.volmount.rollout;

import io.volmount.step.FormattingStep;
import io.volmount.step.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the operator has approved in a run so far: the agents to change and the devices and files to format. */
public final class ApprovedScope {
    private final Map<String, Set<Step>> formats = new HashMap<>();

    /** @param past the events of the run */
    public ApprovedScope(List<RolloutEvent> past) {
        past.stream()
                .flatMap(PlannedVolumes::planned)
                .filter(agent -> agent.plan().hasChanges())
                .forEach(agent -> formats.computeIfAbsent(agent.name(), first -> new HashSet<>())
                        .addAll(formats(agent)));
    }

    private static List<Step> formats(RolloutAgent agent) {
        return agent.steps().stream().filter(FormattingStep.class::isInstance).toList();
    }

    /** Whether a plan changes an agent, or formats something, that no earlier plan of the run did. */
    public boolean lacks(RolloutAgent agent) {
        Set<Step> agreed = formats.get(agent.name());
        return agent.plan().hasChanges() && (agreed == null || !agreed.containsAll(formats(agent)));
    }
}
