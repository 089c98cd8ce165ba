package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unmounts a volume that is to leave, unless the agent's checkpoint says that services have reserved it.
 *
 * @param uuid of the file system that is mounted; another one stays mounted. Empty if its device cannot be read
 * @param meta the agent's directory of checkpoints; empty if the volume is unmounted whatever they say
 * @param unreadable MAJOR:MINOR of a device that cannot be read; another one, and one that can be read again, stays mounted.
 *     Empty if the device can be read
 */
@JsonTypeName("UnmountVolume")
public record UnmountVolume(
        VolumePath path,
        String uuid,
        String meta,

        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> unreadable)
        implements ScriptStep.OnVolume {
    /** Unmounts a volume whose device cannot be read, even while processes use it. */
    public static UnmountVolume unreadable(VolumePath path, String device, String meta) {
        return new UnmountVolume(path, "", meta, Optional.of(device));
    }

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
        return "unmount " + path
                + unreadable
                        .map(device -> " from device " + device
                                + ", which cannot be read; while processes use it, only detach it (umount -l)")
                        .orElse("; its data stays");
    }

    @Override
    public boolean unusual() {
        return unreadable.isPresent();
    }

    @Override
    public boolean takesAway() {
        return true;
    }

    @Override
    public Optional<Step> undo() {
        return unreadable.isPresent() ? Optional.empty() : Optional.of(new RemountVolume(path, uuid));
    }

    @Override
    public List<String> libraries() {
        return List.of("reservations");
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "MOUNT_POINT", path.toString(), "FSUUID", uuid, "META", meta, "UNREADABLE", unreadable.orElse(""));
    }
}
