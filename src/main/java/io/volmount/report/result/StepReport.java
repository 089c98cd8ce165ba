package io.volmount.report.result;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * One step in a report.
 *
 * @param title what it does, as an order
 * @param reason the fact that makes it needed
 * @param destroys what is lost for good, as a phrase: data or running tasks; empty when nothing is
 * @param detail what came of it, or its title as long as it was not begun
 * @param output what its commands printed; empty when they printed nothing or it was not begun
 * @param took empty when it was not begun or its end was not seen
 */
public record StepReport(
        String id,
        Status status,
        String title,
        String reason,
        Optional<String> destroys,
        String detail,
        String output,
        Optional<Duration> took) {

    /** How far the step came. */
    public enum Status {
        PLANNED,
        DONE,
        UNCHANGED,
        FAILED,
        IN_DOUBT,
        SKIPPED;

        /** The word in reports: {@code in-doubt}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
