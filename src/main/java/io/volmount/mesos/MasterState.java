package io.volmount.mesos;

import io.volmount.mesos.AgentLoad.FrameworkTasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a leading master knows of its cluster: as far as the user who asks may see it.
 *
 * @param tasks that have not ended
 * @param frameworks their names by their IDs
 */
public record MasterState(MasterAgents agents, List<MesosTask> tasks, Map<String, String> frameworks) {
    public MasterState {
        tasks = List.copyOf(tasks);
        frameworks = Map.copyOf(frameworks);
    }

    /** What is on each agent, by its ID. */
    public Map<String, AgentLoad> loads() {
        Map<String, Long> total =
                tasks.stream().collect(Collectors.groupingBy(MesosTask::framework, Collectors.counting()));
        Map<String, List<MesosTask>> byAgent = tasks.stream().collect(Collectors.groupingBy(MesosTask::agent));
        return agents.agents().stream()
                .map(agent -> new AgentLoad(
                        agent, byFramework(byAgent.getOrDefault(agent.id(), List.of()), total), kept(agent)))
                .collect(Collectors.toMap(load -> load.agent().id(), Function.identity(), (first, same) -> first));
    }

    private List<FrameworkTasks> byFramework(List<MesosTask> onAgent, Map<String, Long> total) {
        return onAgent.stream().collect(Collectors.groupingBy(MesosTask::framework)).entrySet().stream()
                .map(group -> new FrameworkTasks(
                        frameworks.getOrDefault(group.getKey(), group.getKey()),
                        group.getValue().stream().map(MesosTask::name).sorted().toList(),
                        group.getValue().size() == total.get(group.getKey())))
                .sorted(Comparator.comparing(FrameworkTasks::framework))
                .toList();
    }

    private static List<MesosResource> kept(MesosAgent agent) {
        return agent.resources()
                .filter(resource -> resource.dynamic() || resource.persistence().isPresent())
                .toList();
    }
}
