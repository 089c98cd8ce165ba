package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.volume.Role;
import java.util.Map;

/** Rolls back {@link StopAgent} with the script of {@link StartAgent}. */
@JsonTypeName("RestartAgent")
public record RestartAgent(Role role) implements ScriptStep {
    @Override
    public String id() {
        return "restart-agent";
    }

    @Override
    public String script() {
        return new StartAgent(role).script();
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public String title() {
        return "start " + role.unit() + " again";
    }

    @Override
    public Map<String, String> parameters() {
        return new StartAgent(role).parameters();
    }
}
