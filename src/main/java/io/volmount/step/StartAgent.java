package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.Role;
import java.util.Map;

/** Starts the agent unit, after the separate discovery unit of DC/OS 1.7 to 1.8.1. */
@JsonTypeName("StartAgent")
public record StartAgent(Role role) implements ScriptStep {
    @Override
    public String id() {
        return "start-agent";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public String title() {
        return "start " + role.unit();
    }

    @Override
    public boolean activates() {
        return true;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("UNIT", role.unit(), "DISCOVERY_UNIT", role.discoveryUnit(), "RESOURCES", WrittenPaths.RESOURCES);
    }
}
