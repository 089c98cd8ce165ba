package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import java.util.List;

/** Checks a plan for one kind of harm. Pure. */
interface Guard {

    /** One sentence for each reason to refuse, with the remedy; empty if there is none. */
    List<String> refusals(AgentFacts facts, List<VolumeState> volumes);
}
