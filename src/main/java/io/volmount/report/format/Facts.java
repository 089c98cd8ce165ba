package io.volmount.report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an object of a result says in plain values, under names that people read.
 *
 * @param groups the values by their names, the groups by theirs; the values of the object itself are under no name
 */
record Facts(Map<String, Map<String, String>> groups) {
    /** Of the values in a list. */
    private static final int MOST = 20;

    /** @param without fields that are shown in another way */
    static Facts of(Item item, Set<String> without) {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        Map<String, String> own = new LinkedHashMap<>();
        groups.put("", own);
        item.fields().forEach((field, value) -> {
            if (!without.contains(field)) {
                text(value).ifPresent(text -> own.put(words(field), text));
                Item.of(value).ifPresent(inner -> groups.put(words(field), values(inner)));
            }
        });
        groups.values().removeIf(Map::isEmpty);
        return new Facts(groups);
    }

    private static Map<String, String> values(Item item) {
        Map<String, String> values = new LinkedHashMap<>();
        item.fields().forEach((field, value) -> {
            text(value).ifPresent(text -> values.put(words(field), text));
            Item.of(value)
                    .ifPresent(inner ->
                            values(inner).forEach((name, text) -> values.put(words(field) + " " + name, text)));
        });
        return values;
    }

    /** A value on a line; empty if it has parts of its own. */
    static Optional<String> text(Object value) {
        if (value instanceof Iterable<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(all::add);
            boolean plain = !all.isEmpty() && all.stream().allMatch(Item::plain);
            return plain ? Optional.of(line(all)) : Optional.empty();
        }
        return Optional.ofNullable(value).filter(Item::plain).map(Item::text);
    }

    private static String line(List<Object> values) {
        String shown = values.stream().limit(MOST).map(Item::text).collect(Collectors.joining(", "));
        return values.size() <= MOST ? shown : shown + " and " + (values.size() - MOST) + " more";
    }

    /** {@code startedAt} as {@code started at}. */
    static String words(String field) {
        return field.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
