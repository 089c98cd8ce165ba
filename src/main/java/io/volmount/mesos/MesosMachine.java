package io.volmount.mesos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine on which a master knows agents. Usually it is one; an agent that registers with a new ID leaves the old one
 * behind until the master has lost it.
 *
 * @param agent the one that is active, if there is one
 * @param others on the same machine
 */
public record MesosMachine(MesosAgent agent, List<MesosAgent> others) {
    public MesosMachine {
        others = List.copyOf(others);
    }

    /** The machines of these agents, in the order of their first agents. */
    static List<MesosMachine> of(List<MesosAgent> agents) {
        Map<String, String> addresses = new HashMap<>();
        agents.forEach(agent -> agent.address().ifPresent(address -> addresses.put(agent.hostname(), address)));
        Map<String, List<MesosAgent>> machines = new LinkedHashMap<>();
        for (MesosAgent agent : agents) {
            String place = agent.address().orElse(addresses.getOrDefault(agent.hostname(), agent.hostname()));
            machines.computeIfAbsent(place, first -> new ArrayList<>()).add(agent);
        }
        return machines.values().stream().map(MesosMachine::machine).toList();
    }

    private static MesosMachine machine(List<MesosAgent> agents) {
        List<MesosAgent> sorted = new ArrayList<>(agents);
        sorted.sort(Comparator.comparing(MesosAgent::standing));
        return new MesosMachine(sorted.get(0), sorted.subList(1, sorted.size()));
    }

    /** The address of the machine; the host name if the master does not say one. */
    public String address() {
        return agent.address()
                .or(() -> others.stream()
                        .map(MesosAgent::address)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(agent.hostname());
    }
}
