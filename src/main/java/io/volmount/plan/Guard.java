package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import java.util.List;

/** One way in which a plan could do harm. Pure. */
interface Guard {

    /** One sentence for each harm found, naming the thing and the remedy; empty when the plan may go on. */
    List<String> refusals(AgentFacts facts, List<VolumeState> volumes);
}
