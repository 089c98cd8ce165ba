package io.volmount.report.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An object of a result, as {@link io.volmount.report.View#data} has it. What is not there is empty.
 *
 * @param fields by their names, in the order in which they are written
 */
record Item(Map<String, Object> fields) {
    /** Of the seconds in a time. */
    private static final Pattern FRACTION =
            Pattern.compile("^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})[.][0-9]{1,9}Z$");

    private static final Item EMPTY = new Item(Map.of());

    /** A string, number or boolean as text. */
    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).filter(Item::plain).map(Item::text);
    }

    Optional<Number> number(String field) {
        return fields.get(field) instanceof Number number ? Optional.of(number) : Optional.empty();
    }

    Optional<Instant> time(String field) {
        return Optional.ofNullable(fields.get(field)).map(Object::toString).map(Instant::parse);
    }

    /** The object in a field; one without fields if there is none. */
    Item item(String field) {
        return of(fields.get(field)).orElse(EMPTY);
    }

    /** The objects in a list. */
    List<Item> items(String field) {
        return fields.get(field) instanceof Iterable<?> list ? items(list) : List.of();
    }

    /** The strings and numbers in a list. */
    List<String> texts(String field) {
        return fields.get(field) instanceof Iterable<?> list ? texts(list) : List.of();
    }

    /** A plain value; a number without zeros at its end, a time in whole seconds. */
    static String text(Object plain) {
        return plain instanceof Double number
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : FRACTION.matcher(plain.toString()).replaceFirst("$1Z");
    }

    static boolean plain(Object value) {
        return value instanceof CharSequence || value instanceof Number || value instanceof Boolean;
    }

    static List<String> texts(Iterable<?> list) {
        return stream(list).filter(Item::plain).map(Item::text).toList();
    }

    static List<Item> items(Iterable<?> list) {
        return stream(list).flatMap(each -> of(each).stream()).toList();
    }

    private static Stream<?> stream(Iterable<?> list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @SuppressWarnings("unchecked")
    static Optional<Item> of(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(new Item((Map<String, Object>) map)) : Optional.empty();
    }
}
