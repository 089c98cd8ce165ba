package io.volmount.rehearsal;

import io.volmount.step.Step;
import io.volmount.step.StepResult;
import java.time.Duration;

/** What happens to the agents of a rehearsal. */
@FunctionalInterface
public interface NodeModel {

    /** Begins a step on an agent now, and tells already what will have come of it when its time is over. */
    SimulatedResult perform(String agent, Step step);

    /** The rest of a step that has been running on an agent for some time. */
    default SimulatedResult finish(String agent, Step step, Duration age) {
        SimulatedResult whole = perform(agent, step);
        Duration rest = whole.took().minus(age);
        return new SimulatedResult(whole.result(), rest.isNegative() ? Duration.ZERO : rest);
    }

    /** Gives an agent's lock back, which is done at once unless told otherwise. */
    default SimulatedResult release(String agent) {
        return SimulatedResult.of(StepResult.Status.DONE, "the lock is given back", Duration.ZERO);
    }
}
