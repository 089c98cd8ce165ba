package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.attribute.AttributeSettings;
import java.util.List;
import java.util.Map;

/**
 * Rolls back {@link SetAttributes}: puts the former lines in the place of the one that it wrote, whatever else has changed.
 *
 * @param created whether the file was not there before; it is removed if nothing else is in it
 */
@JsonTypeName("UndoAttributes")
public record UndoAttributes(List<String> before, String line, boolean created) implements ScriptStep {
    public UndoAttributes {
        before = List.copyOf(before);
    }

    @Override
    public String id() {
        return "undo-attributes";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public String title() {
        return "restore in " + AttributeSettings.FILE
                + (before.isEmpty() ? ": no line that sets attributes" : ": " + String.join("; ", before));
    }

    @Override
    public List<String> libraries() {
        return List.of("attributes");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "FILE",
                AttributeSettings.FILE,
                "BEFORE",
                String.join("\n", before),
                "LINE",
                line,
                "CREATED",
                created ? "yes" : "");
    }
}
