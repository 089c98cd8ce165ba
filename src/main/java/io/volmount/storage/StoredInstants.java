package io.volmount.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads instants. Every event has one, and Java's formatter, which Jackson uses, takes a quarter of the time of reading a
 * journal; so those in the form of {@link Instant#toString} are read without it. All others are left to Jackson.
 */
final class StoredInstants extends StdScalarDeserializer<Instant> {
    private static final String FORM = "0000-00-00T00:00:00";

    StoredInstants() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Optional<Instant> read =
                parser.currentToken() == JsonToken.VALUE_STRING ? of(parser.getString()) : Optional.empty();
        return read.isPresent() ? read.get() : InstantDeserializer.INSTANT.deserialize(parser, context);
    }

    /** An instant of the years 0 to 9999; empty if the text is not one, or has another form. */
    static Optional<Instant> of(String text) {
        int end = text.length() - 1;
        boolean fraction = end > FORM.length() + 1 && end <= FORM.length() + 10 && text.charAt(FORM.length()) == '.';
        if (!fraction && end != FORM.length() || text.charAt(end) != 'Z' || !hasForm(text, fraction ? end : 0)) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    fraction ? nanoseconds(text, end) : 0);
            return Optional.of(time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static boolean hasForm(String text, int end) {
        for (int at = 0; at < Math.max(FORM.length(), end); at++) {
            char wanted = at < FORM.length() ? FORM.charAt(at) : at == FORM.length() ? '.' : '0';
            char is = text.charAt(at);
            if (wanted == '0' ? is < '0' || is > '9' : is != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int nanoseconds(String text, int end) {
        int nanoseconds = number(text, FORM.length() + 1, end);
        for (int digits = end - FORM.length() - 1; digits < 9; digits++) {
            nanoseconds *= 10;
        }
        return nanoseconds;
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }
}
