package io.volmount.rollout;

import io.volmount.rollout.RolloutEvent.AgentFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The verified agents that keep their place for a while, so that their cluster can recover before the next one goes. */
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

    int size() {
        return until.size();
    }

    void add(AgentFinished verified) {
        until.put(verified.agent(), verified.at().plus(time));
        unwatched.add(verified.agent());
    }

    /** Whether it keeps its place. */
    boolean holds(AgentProgress agent) {
        return until.containsKey(agent.agent().name());
    }

    /** Whoever watched the clock for any of them is gone. */
    void watchAgain() {
        unwatched.addAll(until.keySet());
    }

    /** Somebody watches the clock for it. */
    void begin(String agent) {
        unwatched.remove(agent);
    }

    void end(String agent) {
        until.remove(agent);
        unwatched.remove(agent);
    }

    /** Those for which nobody watches the clock yet. */
    List<Action> due() {
        return unwatched.stream()
                .<Action>map(agent -> new Action.Soak(agent, until.get(agent)))
                .toList();
    }
}
