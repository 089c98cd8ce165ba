package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.plan.step.VolumeState;
import java.util.List;

/** Checks a plan for one kind of harm. Pure. */
public interface Guard {

    /** One sentence for each reason to refuse, with the remedy; empty if there is none. */
    List<String> refusals(AgentFacts facts, List<VolumeState> volumes);
}
