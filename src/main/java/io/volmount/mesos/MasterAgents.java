package io.volmount.mesos;

import java.util.List;
import java.util.Optional;

/**
 * The agents that a leading master knows, sorted by host name and ID.
 *
 * @param recoveredKnown whether the master says which agents have not registered again with it; Mesos does from 1.1 on
 */
public record MasterAgents(List<MesosAgent> agents, boolean recoveredKnown) {
    public MasterAgents {
        agents = List.copyOf(agents);
    }

    /** The machines on which they run, in the same order. */
    public List<MesosMachine> machines() {
        return MesosMachine.of(agents);
    }

    public Optional<MesosAgent> byId(String id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
}
