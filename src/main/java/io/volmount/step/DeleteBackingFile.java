package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes the backing file of a volume that is proven to be absent.
 *
 * @param uuid of the file system in it, by which it is known as made for this volume; any other file stays
 */
@JsonTypeName("DeleteBackingFile")
public record DeleteBackingFile(VolumePath path, String file, ByteSize size, String uuid)
        implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "delete-backing-file";
    }

    @Override
    public Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    public String title() {
        return "delete " + file + " of " + path;
    }

    @Override
    public Optional<String> destroys() {
        return Optional.of("all data in " + file + " (" + size + ")");
    }

    @Override
    public boolean takesAway() {
        return true;
    }

    @Override
    public List<String> libraries() {
        return List.of("fstab");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("FILE", file, "BYTES", String.valueOf(size.bytes()), "FSUUID", uuid);
    }
}
