package io.volmount.report.event;

import io.volmount.report.AsciiJson;
import io.volmount.text.Cut;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened, for programs.
 *
 * @param at when it happened, by the controller's clock
 * @param data what else is known of it, in the order in which it is written
 */
public record Event(Instant at, EventKind kind, Map<String, Object> data) {
    public static final String SCHEMA = "volmount/events/v1";

    private static final int LONGEST_TEXT = 1000;
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    public Event(Instant at, EventKind kind) {
        this(at, kind, Map.of());
    }

    /** The same event with one more value; a text that is too long for an event is cut. */
    public Event with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(data);
        more.put(key, value instanceof String text ? Cut.beginning(text, LONGEST_TEXT) : value);
        return new Event(at, kind, more);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** One line of JSON in ASCII, without its end. */
    public String line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("schema", SCHEMA);
        line.put("at", time(at));
        line.put("event", kind.word());
        line.putAll(data);
        return AsciiJson.line(line);
    }
}
