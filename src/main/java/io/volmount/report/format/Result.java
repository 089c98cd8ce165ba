package io.volmount.report.format;

import io.volmount.report.AgentList;
import io.volmount.report.AgentRendering;
import io.volmount.report.View;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A result for formats that know no particular view: what it says as a whole, and the agents or runs that it is about. What a
 * format shows is what the JSON of the result says, so the two cannot disagree.
 *
 * @param rendering of what is said of each agent
 */
record Result(View view, AgentRendering rendering) {

    /** What it says as a whole, without its agents or runs. */
    Item whole() {
        Map<String, Object> fields = new LinkedHashMap<>();
        view.data().forEach((field, value) -> {
            if (!subjects(field, value)) {
                fields.put(field, value);
            }
        });
        return new Item(fields);
    }

    /** Its agents or runs, each made when it is read; none if it is about something else. */
    Iterable<Item> subjects() {
        return each(item -> item);
    }

    /** What a format makes of each of them, when it is read. */
    <T> Iterable<T> each(Function<Item, T> format) {
        return () -> view.data().entrySet().stream()
                .filter(entry -> subjects(entry.getKey(), entry.getValue()))
                .findFirst()
                .map(entry -> iterator(entry.getValue(), format))
                .orElseGet(() -> List.<T>of().iterator());
    }

    private <T> Iterator<T> iterator(Object list, Function<Item, T> format) {
        return list instanceof AgentList<?> agents
                ? agents.written(rendering, fields -> format.apply(new Item(fields)))
                : Item.items((Iterable<?>) list).stream().map(format).iterator();
    }

    private static boolean subjects(String field, Object value) {
        return value instanceof AgentList<?>
                || value instanceof List<?> && (field.equals("agents") || field.equals("runs"));
    }

    /** What it is about, in a few words: {@code apply "test volumes"}. */
    String title() {
        Item whole = whole();
        String name = view.schema().replaceFirst("^volmount/", "").replaceFirst("/v[0-9]+$", "");
        String command = whole.text("command").orElse(name.replace('-', ' '));
        return whole.text("playbook")
                .map(playbook -> command + " \"" + playbook + "\"")
                .or(() -> whole.text("agent").or(() -> whole.text("name")).map(agent -> command + " " + agent))
                .orElse(command);
    }

    static String name(Item subject) {
        return subject.text("name")
                .or(() -> subject.text("run"))
                .or(() -> subject.text("seed").map("seed "::concat))
                .orElse("unnamed");
    }
}
