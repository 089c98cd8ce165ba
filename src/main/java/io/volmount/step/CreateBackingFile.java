package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.util.Map;

/** Creates the backing file of a loopback volume, with all blocks allocated. */
@JsonTypeName("CreateBackingFile")
public record CreateBackingFile(VolumePath path, String file, ByteSize size) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "create-backing-file";
    }

    @Override
    public Effect effect() {
        return Effect.CREATE;
    }

    @Override
    public String title() {
        return "create " + file + " (" + size + ")";
    }

    @Override
    public boolean writesBulkData() {
        return true;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("FILE", file, "BYTES", String.valueOf(size.bytes()));
    }
}
