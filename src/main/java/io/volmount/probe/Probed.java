package io.volmount.probe;

import io.volmount.agent.Period;
import io.volmount.plan.advice.Advice;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of probing some agents.
 *
 * @param agents in the order in which they were named
 * @param times when each was probed, by its name
 * @param advice the names of the agents by the advice on them; empty unless new plans were made
 */
public record Probed<T>(List<T> agents, Map<String, Period> times, Map<Advice, List<String>> advice) {
    public Probed {
        agents = List.copyOf(agents);
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
        advice = Collections.unmodifiableMap(new LinkedHashMap<>(advice));
    }

    /** Without advice. */
    public Probed(List<T> agents, Map<String, Period> times) {
        this(agents, times, Map.of());
    }
}
