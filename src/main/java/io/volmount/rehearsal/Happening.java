package io.volmount.rehearsal;

import io.volmount.agent.StepResult;
import java.time.Duration;

/**
 * What comes of a step on a simulated agent.
 *
 * @param took from its beginning until the controller has the result
 */
public record Happening(StepResult result, Duration took) {
    static Happening of(StepResult.Status status, String detail, Duration took) {
        return new Happening(new StepResult(status, "simulated: " + detail, ""), took);
    }
}
