package io.volmount.shell.parse;

import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.NodeText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code NAME=value} lines, as printed by {@code systemctl show} and {@code blkid -o export}; empty if there are too
 * many lines.
 */
public record Assignments(Map<String, String> values) {

    private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");

    public static Assignments parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        lines(text).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return new Assignments(values);
    }

    private static Stream<String> lines(String text) {
        return hasTooMany(text) ? Stream.empty() : text.lines();
    }

    private static boolean hasTooMany(String text) {
        return NodeText.lineEnds(text) > NodeLimits.LINES;
    }

    /** One per paragraph. */
    static List<Assignments> paragraphs(String text) {
        return Arrays.stream(hasTooMany(text) ? new String[0] : PARAGRAPHS.split(text))
                .map(Assignments::parse)
                .filter(assignments -> !assignments.values().isEmpty())
                .toList();
    }

    /** The value, or an empty text. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    OptionalLong number(String name) {
        String value = get(name);
        return value.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }
}
