package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unmounts a volume that is to be absent, unless the agent's checkpoint says that services have reserved it.
 *
 * @param uuid of the file system that is mounted; another one stays mounted
 * @param meta the agent's directory of checkpoints; empty if the volume is unmounted whatever they say
 */
@JsonTypeName("UnmountVolume")
public record UnmountVolume(VolumePath path, String uuid, String meta) implements ScriptStep {
    @Override
    public String id() {
        return "unmount-volume";
    }

    @Override
    public Effect effect() {
        return Effect.REMOVE;
    }

    @Override
    public String title() {
        return "unmount " + path + "; its data stays";
    }

    @Override
    public boolean takesAway() {
        return true;
    }

    @Override
    public Optional<VolumePath> volume() {
        return Optional.of(path);
    }

    @Override
    public Optional<ScriptStep> undo() {
        return Optional.of(new RemountVolume(path, uuid));
    }

    @Override
    public List<String> libraries() {
        return List.of("reservations");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("MOUNT_POINT", path.toString(), "FSUUID", uuid, "META", meta);
    }
}
