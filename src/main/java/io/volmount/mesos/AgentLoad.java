package io.volmount.mesos;

import java.util.List;

/**
 * What a master knows to run and to be kept on an agent.
 *
 * @param frameworks that have tasks there, in alphabetical order
 * @param kept its persistent volumes and its resources that were reserved while it ran, which outlive its tasks
 */
public record AgentLoad(MesosAgent agent, List<FrameworkTasks> frameworks, List<MesosResource> kept) {

    /**
     * The tasks of one framework on an agent.
     *
     * @param framework its name
     * @param names of the tasks, in alphabetical order
     * @param last whether it has no task on any other agent
     */
    public record FrameworkTasks(String framework, List<String> names, boolean last) {
        public FrameworkTasks {
            names = List.copyOf(names);
        }
    }

    public AgentLoad {
        frameworks = List.copyOf(frameworks);
        kept = List.copyOf(kept);
    }
}
