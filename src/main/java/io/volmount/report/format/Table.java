package io.volmount.report.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects that a result lists, as rows.
 *
 * @param columns their names
 * @param rows a value for each column; empty where an object has none
 */
record Table(String caption, List<String> columns, List<List<String>> rows) {
    /** Lists that formats show in their own way, as they do with volumes that were judged. */
    private static final Set<String> JUDGED = Set.of("steps", "checks", "evidence");

    /** Every list of objects that is not judged, however deep it lies. */
    static List<Table> of(Item item) {
        List<Table> tables = new ArrayList<>();
        item.fields().forEach((field, value) -> {
            List<Item> listed =
                    item.items(field).stream().filter(row -> !judged(row)).toList();
            if (!listed.isEmpty() && !JUDGED.contains(field)) {
                tables.add(of(Facts.words(field), listed));
            }
            Item.of(value).ifPresent(inner -> tables.addAll(of(inner)));
        });
        return tables;
    }

    /** Whether it is a volume with evidence. */
    static boolean judged(Item item) {
        return item.fields().containsKey("evidence");
    }

    private static Table of(String caption, List<Item> listed) {
        Set<String> fields = new LinkedHashSet<>();
        listed.forEach(item ->
                item.fields().forEach((field, value) -> Facts.text(value).ifPresent(text -> fields.add(field))));
        return new Table(
                caption,
                fields.stream().map(Facts::words).toList(),
                listed.stream().map(item -> row(item, fields)).toList());
    }

    private static List<String> row(Item item, Set<String> fields) {
        return fields.stream()
                .map(field -> Facts.text(item.fields().get(field)).orElse(""))
                .toList();
    }
}
