package io.volmount.report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the steps of an agent change in its files, as unified diffs. */
final class HtmlDiff {
    private HtmlDiff() {}

    /** The files in the order in which they are first changed, each once; nothing if none is. */
    static Html of(List<Item> steps) {
        Map<Item, List<Item>> files = new LinkedHashMap<>();
        steps.stream()
                .map(step -> step.item("fileChange"))
                .filter(change -> !change.fields().isEmpty())
                .forEach(change -> files.computeIfAbsent(withoutLines(change), first -> new ArrayList<>())
                        .add(change));
        Html html = new Html();
        if (files.isEmpty()) {
            return html;
        }
        html.element("h3", "changes to files").open("pre");
        files.forEach((file, changes) -> html.add(diff(file, changes)));
        return html.close("pre");
    }

    private static Item withoutLines(Item change) {
        Map<String, Object> fields = new LinkedHashMap<>(change.fields());
        fields.keySet().removeAll(Set.of("removed", "added"));
        return new Item(fields);
    }

    private static Html diff(Item file, List<Item> changes) {
        Html html = new Html()
                .element("b", "--- " + file.text("before").orElse(""))
                .element("b", "+++ " + file.text("after").orElse(""))
                .element("span", "@@ " + file.text("where").orElse("") + " @@", "class", "note");
        for (Item change : changes) {
            change.texts("removed").forEach(line -> html.element("span", "-" + line, "class", "failed"));
            change.texts("added").forEach(line -> html.element("span", "+" + line, "class", "passed"));
        }
        return html;
    }
}
