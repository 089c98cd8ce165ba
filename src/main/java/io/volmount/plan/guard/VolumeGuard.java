package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.plan.step.VolumeState;
import java.util.List;
import java.util.Optional;

/** A guard that checks each volume separately. */
public interface VolumeGuard extends Guard {

    Optional<String> refusal(VolumeState volume);

    @Override
    default List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return volumes.stream().flatMap(volume -> refusal(volume).stream()).toList();
    }
}
