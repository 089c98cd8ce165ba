package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.attribute.AttributeSettings;
import io.volmount.step.file.FileChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the agent's attributes in one line of its settings, in the place of those that set them before. All other settings
 * in the file stay.
 *
 * @param before the lines that set attributes, as the plan found them; the step refuses any others
 * @param line that sets them afterwards
 * @param create whether there was no such file
 */
@JsonTypeName("SetAttributes")
public record SetAttributes(List<String> before, String line, boolean create) implements ScriptStep {
    public SetAttributes {
        before = List.copyOf(before);
    }

    @Override
    public String id() {
        return "set-attributes";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public Optional<FileChange> fileChange() {
        return Optional.of(
                create
                        ? FileChange.created(AttributeSettings.FILE, line)
                        : FileChange.replaced(AttributeSettings.FILE, before, line));
    }

    @Override
    public String title() {
        return "set in " + AttributeSettings.FILE + ": " + line;
    }

    @Override
    public Optional<Step> undo() {
        return Optional.of(new UndoAttributes(before, line, create));
    }

    @Override
    public List<String> libraries() {
        return List.of("attributes");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("FILE", AttributeSettings.FILE, "BEFORE", String.join("\n", before), "LINE", line);
    }
}
