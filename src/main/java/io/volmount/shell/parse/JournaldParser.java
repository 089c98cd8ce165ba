package io.volmount.shell.parse;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses the output of {@code journalctl -o json}, systemd 219 and later. */
public final class JournaldParser {
    private JournaldParser() {}

    /** Removes duplicates and sorts by time; invalid and oversized lines are left out. */
    public static List<JournaldLine> parse(List<String> lines) {
        List<JournaldLine> parsed = lines.stream()
                .filter(line -> line.length() <= NodeLimits.JOURNAL_ENTRY)
                .distinct()
                .flatMap(line -> line(line).stream())
                .sorted(Comparator.comparingLong(JournaldLine::monotonic))
                .toList();
        return SplitLineJoiner.join(parsed);
    }

    private static Optional<JournaldLine> line(String text) {
        try {
            JsonNode entry = JsonMapper.shared().readTree(text);
            boolean bySystemd = entry.path("_PID").asString("").equals("1");
            return Optional.of(new JournaldLine(
                    Instant.EPOCH.plus(number(entry, "__REALTIME_TIMESTAMP"), ChronoUnit.MICROS),
                    name(entry, "_HOSTNAME"),
                    name(entry, "_BOOT_ID"),
                    number(entry, "__MONOTONIC_TIMESTAMP"),
                    number(entry, "_PID"),
                    name(entry, "_SYSTEMD_UNIT"),
                    bySystemd ? name(entry, "UNIT") : "",
                    name(entry, "SYSLOG_IDENTIFIER"),
                    field(entry, "MESSAGE")));
        } catch (JacksonException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static long number(JsonNode entry, String name) {
        String digits = entry.path(name).asString("");
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static String name(JsonNode entry, String name) {
        return NodeLimits.cut(field(entry, name), NodeLimits.NAME);
    }

    /** A string, or an array of bytes, which journald writes if the value is not plain UTF-8; empty if missing. */
    private static String field(JsonNode entry, String name) {
        JsonNode value = entry.path(name);
        if (!value.isArray()) {
            return value.asString("");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        value.forEach(part -> bytes.write(part.asInt(' ')));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
