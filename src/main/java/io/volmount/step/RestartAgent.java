package io.volmount.step;

import io.volmount.volume.Role;
import java.util.Map;

/** Rolls back {@link StopAgent} with the script of {@link StartAgent}. */
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
