package io.volmount.rollout;

import io.volmount.agent.Period;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A step that was begun and has a result.
 *
 * @param ended empty if its end was not seen
 */
public record TakenStep(Step step, Instant begun, Optional<Instant> ended, StepResult result) {
    /** When it was carried out. */
    public Period time() {
        return new Period(begun, ended);
    }

    /** Empty if its end was not seen. */
    public Optional<Duration> took() {
        return time().took();
    }
}
