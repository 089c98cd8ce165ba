package io.volmount.report;

import io.volmount.document.Durations;
import io.volmount.rollout.Outcome;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Numbers and outcomes as reports write them. */
public final class Wording {
    private Wording() {}

    /** {@code 1 agent}, {@code 2 agents}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    public static String of(Outcome outcome, Style style) {
        if (outcome == Outcome.PLANNED || outcome == Outcome.SKIPPED || outcome == Outcome.UNPROVEN) {
            return style.warning(outcome.word());
        }
        return outcome.good() ? style.good(outcome.word()) : style.bad(outcome.word());
    }

    /** A duration for people, rounded down to the second below an hour, to the minute above. */
    public static String rough(Duration time) {
        boolean hours = time.compareTo(Duration.ofHours(1)) >= 0;
        return Durations.text(time.truncatedTo(hours ? ChronoUnit.MINUTES : ChronoUnit.SECONDS));
    }

    /** Seconds as JSON documents give them. */
    public static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
