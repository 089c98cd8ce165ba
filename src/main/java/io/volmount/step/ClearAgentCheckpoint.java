package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.step.file.FileChange;
import java.util.Map;
import java.util.Optional;

/**
 * Removes the agent's checkpoint, so that it registers as a new agent instead of refusing its changed resources.
 *
 * @param path the link {@code <work dir>/meta/slaves/latest}
 */
@JsonTypeName("ClearAgentCheckpoint")
public record ClearAgentCheckpoint(String path) implements ScriptStep {
    @Override
    public String id() {
        return "clear-agent-checkpoint";
    }

    @Override
    public Effect effect() {
        return Effect.REMOVE;
    }

    @Override
    public Optional<FileChange> fileChange() {
        return Optional.of(FileChange.removed(path));
    }

    @Override
    public String title() {
        return "remove " + path;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("CHECKPOINT", path);
    }
}
