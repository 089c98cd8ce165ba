package io.volmount.storage;

import io.volmount.plan.AgentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A plan to be applied later, and only to agents that are still as it found them.
 *
 * @param id names it wherever it is applied, so that it is applied once
 * @param version of volmount that made it
 * @param given the agents and the playbook that it was made of
 * @param agents every agent of {@code given}, and no others
 */
public record SavedPlan(String id, Instant at, String version, RunInputs given, List<SavedAgent> agents) {

    /**
     * What was to be done on one agent, as it was then.
     *
     * @param address {@code host:port}
     */
    public record SavedAgent(String name, String address, AgentPlan plan) {}

    public SavedPlan {
        agents = List.copyOf(agents);
        if (agents.stream().map(SavedAgent::name).distinct().count() < agents.size()) {
            throw new IllegalArgumentException("one agent has two plans");
        }
    }

    /** The plan of every agent, by its name. */
    public Map<String, AgentPlan> plans() {
        return agents.stream().collect(Collectors.toMap(SavedAgent::name, SavedAgent::plan));
    }

    /** A name that no other plan has: 16 hexadecimal digits. */
    public static String newId(RandomGenerator random) {
        return String.format("%016x", random.nextLong());
    }
}
