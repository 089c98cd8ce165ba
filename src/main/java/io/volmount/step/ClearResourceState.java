package io.volmount.step;

import java.util.Map;
import java.util.Optional;

/**
 * Takes away the resources of the last discovery, without which it does not run again.
 *
 * @param how what becomes of them
 */
public record ClearResourceState(How how) implements ScriptStep {

    /** Where discovery keeps its result, on every version of DC/OS. */
    public static final String RESOURCES = "/var/lib/dcos/mesos-resources";

    /** What becomes of the old resources. */
    public enum How {
        /** Removed, as first documented: every volume is measured again. */
        REMOVE,
        /** Moved to {@code mesos-resources.cache}, as documented later: volumes already offered keep their size. */
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
                        ? FileChange.removed(RESOURCES)
                        : FileChange.moved(RESOURCES, WrittenPaths.RESOURCES_CACHE));
    }

    @Override
    public String title() {
        return how == How.REMOVE ? "remove " + RESOURCES : "move " + RESOURCES + " to " + RESOURCES + ".cache";
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("RESOURCES", RESOURCES, "HOW", how == How.REMOVE ? "remove" : "cache");
    }
}
