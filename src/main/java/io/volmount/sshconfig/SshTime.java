package io.volmount.sshconfig;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OpenSSH's time format: seconds, or numbers with {@code s m h d w} that are summed: {@code 1h30m}. */
final class SshTime {
    private static final Pattern PART = Pattern.compile("\\G([0-9]{1,10})([smhdw]|$)", Pattern.CASE_INSENSITIVE);

    private SshTime() {}

    /** Empty if the text is not a time, or exceeds {@link Integer#MAX_VALUE} seconds. */
    static Optional<Duration> parse(String text) {
        Matcher part = PART.matcher(text);
        long seconds = 0;
        int end = 0;
        while (end < text.length() && part.find()) {
            seconds += Long.parseLong(part.group(1)) * unit(part.group(2));
            end = part.end();
        }
        return text.isEmpty() || end < text.length() || seconds > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(seconds));
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "m", "M" -> 60;
            case "h", "H" -> 3_600;
            case "d", "D" -> 86_400;
            case "w", "W" -> 604_800;
            default -> 1;
        };
    }
}
