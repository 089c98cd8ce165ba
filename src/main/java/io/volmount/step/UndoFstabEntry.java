package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.fstab.FstabEntry;
import io.volmount.volume.VolumePath;
import java.util.Map;

/** Rolls back {@link AddFstabEntry}: removes exactly the line that it added, whatever else has changed. */
@JsonTypeName("UndoFstabEntry")
public record UndoFstabEntry(VolumePath path, FstabEntry entry) implements ScriptStep.OnVolume {
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
        return "remove from /etc/fstab: " + entry.line();
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("LINE", entry.line());
    }
}
