package io.volmount.step;

import io.volmount.fstab.FstabEntry;
import io.volmount.volume.VolumePath;
import java.util.Map;
import java.util.Optional;

/** Takes back an {@link AddFstabEntry}: exactly the line that it added, whatever else has been changed since. */
public record UndoFstabEntry(VolumePath path, FstabEntry entry) implements ScriptStep {
    @Override
    public String id() {
        return "undo-fstab-entry";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public String title() {
        return "take out of /etc/fstab: " + entry.line();
    }

    @Override
    public Optional<VolumePath> volume() {
        return Optional.of(path);
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("LINE", entry.line());
    }
}
