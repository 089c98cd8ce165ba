package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.fstab.FstabEntry;
import io.volmount.step.file.FileChange;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds the fstab line that mounts the volume at boot, unless one exists.
 *
 * @param source of the volume, to find lines that use another name for it
 */
@JsonTypeName("AddFstabEntry")
public record AddFstabEntry(VolumePath path, Source source, FstabEntry entry) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "add-fstab-entry";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public Optional<FileChange> fileChange() {
        return Optional.of(FileChange.appended(WrittenPaths.FSTAB, entry.line()));
    }

    @Override
    public String title() {
        return "add to /etc/fstab: " + entry.line();
    }

    @Override
    public Optional<Step> undo() {
        return Optional.of(new UndoFstabEntry(path, entry));
    }

    @Override
    public List<String> libraries() {
        return List.of("fstab");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("MOUNT_POINT", path.toString(), "SOURCE", source.path(), "LINE", entry.line());
    }
}
