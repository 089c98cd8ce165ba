package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reboots the node and waits until it answers with a new boot id.
 *
 * @param bootId of the current boot; a node in another boot is not rebooted again
 * @param volumes that must be mounted before the reboot
 * @param timeout for the node to answer again
 */
@JsonTypeName("Reboot")
public record Reboot(String bootId, List<VolumePath> volumes, Duration timeout) implements ScriptStep {
    public Reboot {
        volumes = List.copyOf(volumes);
    }

    @Override
    public String id() {
        return "reboot";
    }

    @Override
    public Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    public String title() {
        return "reboot";
    }

    @Override
    public boolean activates() {
        return true;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of(
                "BOOT_ID",
                bootId,
                "MOUNT_POINTS",
                volumes.stream().map(VolumePath::toString).collect(Collectors.joining("\n")));
    }
}
