package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.Nulls;
import io.volmount.step.file.FileChange;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Removes the resources of the last discovery, because discovery runs only without them.
 *
 * @param how what to do with them
 * @param forgotten volumes the sizes of which discovery's cache is not to keep
 */
@JsonTypeName("ClearResourceState")
public record ClearResourceState(
        How how,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<VolumePath> forgotten)
        implements ScriptStep {
    public ClearResourceState {
        forgotten = List.copyOf(forgotten);
    }

    /** What to do with the old resources. */
    public enum How {
        /** Removes them, as first documented: every volume is measured again. */
        REMOVE,
        /**
         * Moves them to {@code mesos-resources.cache}, as documented later: volumes already offered keep their size.
         */
        KEEP_AS_CACHE
    }

    @Override
    public String id() {
        return "clear-resource-state";
    }

    @Override
    public Effect effect() {
        return how == How.REMOVE ? Effect.REMOVE : Effect.CHANGE;
    }

    @Override
    public Optional<FileChange> fileChange() {
        return Optional.of(
                how == How.REMOVE
                        ? FileChange.removed(WrittenPaths.RESOURCES)
                        : FileChange.moved(WrittenPaths.RESOURCES, WrittenPaths.RESOURCES_CACHE));
    }

    @Override
    public String title() {
        return how == How.REMOVE
                ? "remove " + WrittenPaths.RESOURCES
                : "move " + WrittenPaths.RESOURCES + " to " + WrittenPaths.RESOURCES_CACHE
                        + (forgotten.isEmpty() ? "" : ", without " + paths(", "));
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "RESOURCES",
                WrittenPaths.RESOURCES,
                "HOW",
                how == How.REMOVE ? "remove" : "cache",
                "FORGOTTEN",
                paths(" "));
    }

    private String paths(String between) {
        return forgotten.stream().map(VolumePath::toString).collect(Collectors.joining(between));
    }
}
