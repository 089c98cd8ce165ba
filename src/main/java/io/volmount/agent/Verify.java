package io.volmount.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Gathers evidence until every volume is proven or the time is over.
 *
 * @param role of the agent that must offer the volumes; empty for a node without DC/OS, which offers nothing yet
 * @param settle how long the agent unit must have been active without a break
 * @param fresh whether discovery must have run in the current boot, as it must after its state was cleared
 */
public record Verify(List<WantedVolume> volumes, Optional<Role> role, Duration timeout, Duration settle, boolean fresh)
        implements Step {
    public Verify {
        volumes = List.copyOf(volumes);
    }

    @Override
    public String id() {
        return "verify";
    }

    @Override
    public String title() {
        return role.isPresent() ? "verify that the agent offers every volume" : "verify that every volume is mounted";
    }
}
