package io.volmount.document;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h30m}, {@code 2d}. */
public final class Durations {
    private static final Pattern WRITTEN =
            Pattern.compile(part("d") + part("h") + part("m") + part("s") + part("ms"), Pattern.CASE_INSENSITIVE);

    private Durations() {}

    private static String part(String unit) {
        return "(?:([0-9]{1,9})" + unit + "(?![a-z]))?";
    }

    /** Empty if the text is not a duration. A number without a unit is not one. */
    public static Optional<Duration> parse(String text) {
        Matcher m = WRITTEN.matcher(text.strip());
        if (text.isBlank() || !m.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(number(m, 1))
                .plusHours(number(m, 2))
                .plusMinutes(number(m, 3))
                .plusSeconds(number(m, 4))
                .plusMillis(number(m, 5)));
    }

    private static long number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Long.parseLong(m.group(group));
    }

    /** The shortest text that {@link #parse} reads as this duration, down to milliseconds. */
    public static String text(Duration duration) {
        String text = amount(duration.toDaysPart(), "d")
                + amount(duration.toHoursPart(), "h")
                + amount(duration.toMinutesPart(), "m")
                + amount(duration.toSecondsPart(), "s")
                + amount(duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text;
    }

    private static String amount(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
