package io.volmount.probe;

import io.volmount.agent.Period;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of probing some agents.
 *
 * @param agents in the order in which they were named
 * @param times when each was probed, by its name
 */
public record Probed<T>(List<T> agents, Map<String, Period> times) {
    public Probed {
        agents = List.copyOf(agents);
        times = Collections.unmodifiableMap(new LinkedHashMap<>(times));
    }
}
