package io.volmount.step;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.volmount.document.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Locks the node, asks the master to move the agent's tasks elsewhere, and waits until none is left.
 *
 * @param agent its ID in Mesos
 * @param grace that its tasks get to end
 * @param goesOn whether the agent is stopped even if it is not drained in time; otherwise this step fails
 * @param earlier its IDs under which earlier attempts of the run have drained it, or may have
 */
@JsonTypeName("DrainAgent")
public record DrainAgent(String agent, Duration grace, boolean goesOn, List<String> earlier) implements ScriptStep {
    /** For the last tasks that are killed, and for the master to learn of it. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    public DrainAgent {
        earlier = List.copyOf(earlier);
    }

    /** All IDs under which the run drains the agent. */
    public List<String> drained() {
        return Stream.concat(earlier.stream(), Stream.of(agent)).distinct().toList();
    }

    /** The longest wait until the agent is drained. */
    public Duration timeout() {
        return grace.plus(MARGIN);
    }

    @Override
    public String id() {
        return "drain-agent";
    }

    @Override
    public Effect effect() {
        return Effect.DISRUPT;
    }

    @Override
    public String title() {
        return "drain the agent in the master; its tasks get " + Durations.text(grace) + " to end";
    }

    @Override
    public boolean lastsWhenFailed() {
        return true;
    }

    @Override
    public Optional<Step> undo() {
        return Optional.of(new ReactivateAgent(drained()));
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of();
    }
}
