package io.volmount.rollout;

import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The volumes that a run was to bring about on each agent, by its latest plan of that agent that had steps. */
public final class PlannedVolumes {
    private final Map<String, List<DesiredVolume>> volumes = new HashMap<>();

    /** @param past the events of the run */
    public PlannedVolumes(List<RolloutEvent> past) {
        past.stream().flatMap(PlannedVolumes::planned).forEach(this::note);
    }

    /** Every agent that an event holds a plan of. */
    static Stream<RolloutAgent> planned(RolloutEvent event) {
        if (event instanceof RunOpened opened) {
            return opened.agents().stream();
        }
        return event instanceof RunResumed resumed ? resumed.agents().stream() : Stream.of();
    }

    private void note(RolloutAgent agent) {
        agent.steps().stream()
                .filter(Verify.class::isInstance)
                .map(Verify.class::cast)
                .forEach(verify -> volumes.put(agent.name(), verify.volumes()));
    }

    /** Empty if the run has never had a plan of this agent with steps, so that it can have changed nothing on it. */
    public List<DesiredVolume> of(String agent) {
        return volumes.getOrDefault(agent, List.of());
    }
}
