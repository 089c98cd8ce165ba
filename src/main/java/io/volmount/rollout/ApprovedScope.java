package io.volmount.rollout;

import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.step.FormattingStep;
import io.volmount.step.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the operator has agreed to in the course of a run: the agents that its plans changed, and what they formatted. */
public final class ApprovedScope {
    private final Map<String, Set<Step>> formats = new HashMap<>();

    /** @param past the events of the run */
    public ApprovedScope(List<RolloutEvent> past) {
        past.stream()
                .flatMap(ApprovedScope::planned)
                .filter(agent -> agent.plan().hasChanges())
                .forEach(agent -> formats.computeIfAbsent(agent.name(), first -> new HashSet<>())
                        .addAll(formats(agent)));
    }

    private static Stream<RolloutAgent> planned(RolloutEvent event) {
        if (event instanceof RunOpened opened) {
            return opened.agents().stream();
        }
        return event instanceof RunResumed resumed ? resumed.agents().stream() : Stream.of();
    }

    private static List<Step> formats(RolloutAgent agent) {
        return agent.steps().stream().filter(FormattingStep.class::isInstance).toList();
    }

    /** Whether a plan changes an agent that no earlier plan changed, or formats what none named. */
    public boolean lacks(RolloutAgent agent) {
        Set<Step> agreed = formats.get(agent.name());
        return agent.plan().hasChanges() && (agreed == null || !agreed.containsAll(formats(agent)));
    }
}
