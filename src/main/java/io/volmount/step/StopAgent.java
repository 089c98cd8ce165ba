package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.Role;
import java.util.Map;
import java.util.Optional;

/**
 * Stops the agent unit and, since DC/OS 2.1, the socket unit of the same name, which would start it again; up to DC/OS 1.8.1
 * the discovery unit, too, which would write resources without the new volumes.
 */
@JsonTypeName("StopAgent")
public record StopAgent(Role role) implements ScriptStep {
    @Override
    public String id() {
        return "stop-agent";
    }

    @Override
    public Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    public String title() {
        return "stop " + role.unit();
    }

    @Override
    public Optional<String> destroys() {
        return Optional.of("the tasks running on the agent");
    }

    @Override
    public Optional<Step> undo() {
        return Optional.of(new RestartAgent(role));
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("UNIT", role.unit(), "DISCOVERY_UNIT", role.discoveryUnit());
    }
}
