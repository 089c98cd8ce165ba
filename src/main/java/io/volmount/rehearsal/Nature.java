package io.volmount.rehearsal;

import io.volmount.agent.Step;
import io.volmount.agent.StepResult;
import java.time.Duration;

/** What happens to the agents of a rehearsal. */
@FunctionalInterface
public interface Nature {

    /** Begins a step on an agent now, and tells already what will have come of it when its time is over. */
    Happening perform(String agent, Step step);

    /** Gives an agent's lock back, which is done at once unless told otherwise. */
    default Happening release(String agent) {
        return Happening.of(StepResult.Status.DONE, "the lock is given back", Duration.ZERO);
    }
}
