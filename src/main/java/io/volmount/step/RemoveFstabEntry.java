package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.step.file.FileChange;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Removes the one fstab line that mounts a volume which is to be absent. All other lines stay as they are.
 *
 * @param line exactly as it stands in the file, without newline; no other line is removed
 */
@JsonTypeName("RemoveFstabEntry")
public record RemoveFstabEntry(VolumePath path, String line) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "remove-fstab-entry";
    }

    @Override
    public Effect effect() {
        return Effect.REMOVE;
    }

    @Override
    public Optional<FileChange> fileChange() {
        return Optional.of(FileChange.without(WrittenPaths.FSTAB, line));
    }

    @Override
    public String title() {
        return "remove from /etc/fstab: " + line.strip();
    }

    @Override
    public boolean takesAway() {
        return true;
    }

    @Override
    public Optional<Step> undo() {
        return Optional.of(new RestoreFstabEntry(path, line));
    }

    @Override
    public List<String> libraries() {
        return List.of("fstab");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("MOUNT_POINT", path.toString(), "UNIT", path.mountUnit(), "LINE", line);
    }
}
