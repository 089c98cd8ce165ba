package io.volmount.rehearsal;

import io.volmount.agent.Step;

/** What happens to the agents of a rehearsal. */
@FunctionalInterface
public interface Nature {

    /** Begins a step on an agent now, and tells already what will have come of it when its time is over. */
    Happening perform(String agent, Step step);
}
