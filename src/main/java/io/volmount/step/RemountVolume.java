package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.Map;

/** Rolls back {@link UnmountVolume} with the script of {@link MountVolume}. */
@JsonTypeName("RemountVolume")
public record RemountVolume(VolumePath path, String uuid) implements ScriptStep.OnVolume {
    @Override
    public String id() {
        return "remount-volume";
    }

    @Override
    public String script() {
        return mount().script();
    }

    @Override
    public Effect effect() {
        return Effect.CREATE;
    }

    @Override
    public String title() {
        return mount().title() + " again";
    }

    @Override
    public Map<String, String> parameters() {
        return mount().parameters();
    }

    private MountVolume mount() {
        return new MountVolume(path, uuid);
    }
}
