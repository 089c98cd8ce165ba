package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;

/** Rolls back {@link RemoveFstabEntry}: puts the line back exactly as it was, whatever else has changed. */
@JsonTypeName("RestoreFstabEntry")
public record RestoreFstabEntry(VolumePath path, String line) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "restore-fstab-entry";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public String title() {
        return "restore in /etc/fstab: " + line.strip();
    }

    @Override
    public List<String> libraries() {
        return List.of("fstab");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("MOUNT_POINT", path.toString(), "LINE", line);
    }
}
