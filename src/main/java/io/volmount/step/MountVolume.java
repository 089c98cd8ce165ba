package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.Map;
import java.util.Optional;

/**
 * Mounts the volume through its fstab entry, which tests the entry before a boot depends on it.
 *
 * @param uuid of the file system that must be mounted afterwards
 */
@JsonTypeName("MountVolume")
public record MountVolume(VolumePath path, String uuid) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "mount-volume";
    }

    @Override
    public Effect effect() {
        return Effect.CREATE;
    }

    @Override
    public String title() {
        return "mount " + path;
    }

    @Override
    public Optional<Step> undo() {
        return Optional.of(new UndoMount(path, uuid));
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("MOUNT_POINT", path.toString(), "UNIT", path.mountUnit(), "FSUUID", uuid);
    }
}
