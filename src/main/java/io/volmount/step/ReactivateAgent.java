package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * Asks the master to give an agent tasks again after {@link DrainAgent}.
 *
 * @param agents its IDs in Mesos that the run has drained or may have drained
 */
@JsonTypeName("ReactivateAgent")
public record ReactivateAgent(List<String> agents) implements Step {
    public ReactivateAgent {
        agents = List.copyOf(agents);
    }

    @Override
    public String id() {
        return "reactivate-agent";
    }

    @Override
    public Effect effect() {
        return Effect.CHANGE;
    }

    @Override
    public String title() {
        return "reactivate the agent in the master";
    }
}
