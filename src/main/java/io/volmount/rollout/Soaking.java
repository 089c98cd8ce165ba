package io.volmount.rollout;

import io.volmount.agent.Period;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verified agents that count as unavailable for the soak time, so that the cluster can recover before others begin. */
final class Soaking {
    private final Duration time;
    private final Map<String, Instant> until = new LinkedHashMap<>();
    private final Set<String> unwatched = new LinkedHashSet<>();

    Soaking(Duration time) {
        this.time = time;
    }

    boolean takesTime() {
        return !time.isZero();
    }

    Map<String, Instant> ends() {
        return Collections.unmodifiableMap(until);
    }

    void add(AgentFinished verified) {
        until.put(verified.agent(), verified.at().plus(time));
        unwatched.add(verified.agent());
    }

    /**
     * Makes an agent soak for the rest of its time if it was verified while no other was to begin.
     *
     * @param at when the run is resumed
     */
    void catchUp(AgentProgress agent, Instant at) {
        agent.outcome()
                .filter(how -> how == Outcome.VERIFIED)
                .flatMap(how -> agent.times().worked())
                .flatMap(Period::ended)
                .map(verified -> verified.plus(time))
                .filter(end -> end.isAfter(at))
                .ifPresent(end -> until.putIfAbsent(agent.agent().name(), end));
    }

    /** Whether the agent is soaking. */
    boolean holds(AgentProgress agent) {
        return until.containsKey(agent.agent().name());
    }

    /** The timers of all agents are lost. */
    void watchAgain() {
        unwatched.addAll(until.keySet());
    }

    /** A timer runs for the agent. */
    void begin(String agent) {
        unwatched.remove(agent);
    }

    void end(String agent) {
        until.remove(agent);
        unwatched.remove(agent);
    }

    /** The agents that have no timer yet. */
    List<Action> due() {
        return unwatched.stream()
                .<Action>map(agent -> new Action.Soak(agent, until.get(agent)))
                .toList();
    }
}
