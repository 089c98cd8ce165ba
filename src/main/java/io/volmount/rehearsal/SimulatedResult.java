package io.volmount.rehearsal;

import io.volmount.step.StepResult;
import java.time.Duration;

/**
 * The result of a step on a simulated agent.
 *
 * @param took from its begin until the controller has the result
 */
public record SimulatedResult(StepResult result, Duration took) {
    static SimulatedResult of(StepResult.Status status, String detail, Duration took) {
        return new SimulatedResult(new StepResult(status, "simulated: " + detail, ""), took);
    }
}
