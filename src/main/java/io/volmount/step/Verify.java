package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Gathers evidence until every volume is proven or the timeout expires.
 *
 * @param role of the agent that must offer the volumes; empty for a node without DC/OS, which offers nothing yet
 * @param settle how long the agent unit must have been active without interruption
 * @param fresh whether discovery must have run in the current boot, as it must after its state was cleared
 * @param boot the id of the boot in which the node must still be; empty for any
 */
@JsonTypeName("Verify")
public record Verify(
        List<DesiredVolume> volumes,
        Optional<Role> role,
        Duration timeout,
        Duration settle,
        boolean fresh,
        Optional<String> boot)
        implements Step {
    public Verify {
        volumes = List.copyOf(volumes);
    }

    /** For a node in any boot. */
    public Verify(List<DesiredVolume> volumes, Optional<Role> role, Duration timeout, Duration settle, boolean fresh) {
        this(volumes, role, timeout, settle, fresh, Optional.empty());
    }

    /** This verification for a node that must still be in this boot. */
    public Verify inBoot(String bootId) {
        return new Verify(volumes, role, timeout, settle, fresh, Optional.of(bootId));
    }

    @Override
    public String id() {
        return "verify";
    }

    @Override
    public boolean activates() {
        return true;
    }

    @Override
    public Effect effect() {
        return Effect.VERIFY;
    }

    @Override
    public String title() {
        return role.isPresent() ? "verify that the agent offers every volume" : "verify that every volume is mounted";
    }
}
