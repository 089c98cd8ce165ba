package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.Map;

/**
 * Rolls back {@link MountVolume}.
 *
 * @param uuid of the file system that was mounted; another one stays mounted
 */
@JsonTypeName("UndoMount")
public record UndoMount(VolumePath path, String uuid) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "undo-mount";
    }

    @Override
    public Effect effect() {
        return Effect.REMOVE;
    }

    @Override
    public String title() {
        return "unmount " + path;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("MOUNT_POINT", path.toString(), "FSUUID", uuid);
    }
}
