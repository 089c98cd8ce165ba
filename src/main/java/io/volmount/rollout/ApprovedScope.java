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

/** What the operator has approved in a run so far: the agents to change and the devices and files to format. */
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

    /** Whether a plan changes an agent, or formats something, that no earlier plan of the run did. */
    public boolean lacks(RolloutAgent agent) {
        Set<Step> agreed = formats.get(agent.name());
        return agent.plan().hasChanges() && (agreed == null || !agreed.containsAll(formats(agent)));
    }
}
