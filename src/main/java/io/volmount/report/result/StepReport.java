package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.step.Effect;
import io.volmount.step.file.FileChange;
import io.volmount.text.Worded;
import java.time.Duration;
import java.util.Optional;

/**
 * One step in a report.
 *
 * @param effect what it does to the node
 * @param unusual whether its reason has to be seen
 * @param fileChange of a text file; empty if it changes none
 * @param title what it does, in the imperative
 * @param reason the fact that makes it needed
 * @param destroys what is lost, as a phrase: data or running tasks; empty if nothing is
 * @param detail its result, or its title if it was not begun
 * @param output what its commands printed; may be empty
 * @param time empty if it was not begun
 */
public record StepReport(
        String id,
        Status status,
        Effect effect,
        boolean unusual,
        Optional<FileChange> fileChange,
        String title,
        String reason,
        Optional<String> destroys,
        String detail,
        String output,
        Optional<Period> time) {

    /** Empty if it was not begun or its end was not seen. */
    public Optional<Duration> took() {
        return time.flatMap(Period::took);
    }

    /** State of a step. */
    public enum Status implements Worded {
        PLANNED,
        DONE,
        UNCHANGED,
        FAILED,
        IN_DOUBT,
        SKIPPED
    }
}
