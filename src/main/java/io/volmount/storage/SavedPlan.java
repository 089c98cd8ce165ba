package io.volmount.storage;

import io.volmount.plan.AgentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A plan to be applied later, only to agents that have not changed since.
 *
 * @param id identifies the plan, so that it is applied only once
 * @param version of the volmount that made it
 * @param given the inventory and the playbook from which it was made
 * @param agents the agents of {@code given}
 */
public record SavedPlan(String id, Instant at, String version, RunInputs given, List<SavedAgent> agents) {

    /**
     * The plan of one agent.
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

    /** A unique id: 16 hexadecimal digits. */
    public static String newId(RandomGenerator random) {
        return String.format("%016x", random.nextLong());
    }
}
