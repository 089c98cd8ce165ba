package io.volmount.report.result;

import io.volmount.mesos.AgentLoad;
import io.volmount.mesos.MasterState;
import io.volmount.rollout.RolloutAgent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the master knows of the agents that a plan stops.
 *
 * @param url of the master
 * @param problem why it could not be asked, in a sentence; empty if it answered
 * @param loads what is on each agent that it knows, by the agent's name
 * @param unknown the names of those that it does not know, or that did not tell their ID
 */
public record MasterView(String url, Optional<String> problem, Map<String, AgentLoad> loads, Set<String> unknown) {
    public MasterView {
        unknown = Collections.unmodifiableSet(new LinkedHashSet<>(unknown));
    }

    /** Of a master that could not be asked. */
    public static MasterView unanswered(String url, String problem) {
        return new MasterView(url, Optional.of(problem), Map.of(), Set.of());
    }

    /**
     * Why nothing may begin before the operator knows what is lost, with the remedy; empty if the master answered.
     *
     * @param needed whether the master has more to do than to tell
     */
    public Optional<String> hindrance(boolean needed) {
        return problem.map(why -> "it is not known what the agents run that would be stopped: " + why
                + (needed
                        ? "; without a master no agent can be drained"
                        : "; or go on without a master: --master none"));
    }

    /** @param ids of the agents in Mesos, by their names, as far as they are known */
    public static MasterView of(String url, MasterState state, List<RolloutAgent> agents, Map<String, String> ids) {
        Map<String, AgentLoad> all = state.loads();
        Map<String, AgentLoad> loads = new LinkedHashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (RolloutAgent agent : agents) {
            if (agent.plan().takes("stop-agent")) {
                Optional<AgentLoad> load =
                        Optional.ofNullable(ids.get(agent.name())).map(all::get);
                load.ifPresentOrElse(found -> loads.put(agent.name(), found), () -> unknown.add(agent.name()));
            }
        }
        return new MasterView(url, Optional.empty(), loads, unknown);
    }
}
