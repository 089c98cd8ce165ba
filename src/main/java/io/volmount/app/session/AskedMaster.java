package io.volmount.app.session;

import io.volmount.agent.Agent;
import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.maintenance.AgentDrains;
import io.volmount.mesos.maintenance.MasterDrains;
import io.volmount.report.result.MasterView;
import io.volmount.rollout.RolloutAgent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The master of a command's agents. Thread-safe once all agents are added. */
final class AskedMaster {
    private final MesosMaster master;
    private final AgentDrains drains;
    private final Map<String, RegisteredAgent> agents = new HashMap<>();

    AskedMaster(MesosMaster master) {
        this.master = master;
        this.drains = new MasterDrains(master);
    }

    /** Adds an agent, which then is asked for together with the master. */
    Agent of(String name, Agent agent) {
        RegisteredAgent registered = new RegisteredAgent(agent, master);
        agents.put(name, registered);
        return registered;
    }

    /** The ID of each agent when it was first probed, as far as it told one. */
    Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        agents.forEach((name, agent) -> agent.firstId().ifPresent(id -> ids.put(name, id)));
        return ids;
    }

    /** Recalls the IDs that agents had when the run was planned that is now resumed. */
    void recall(Map<String, String> ids) {
        agents.forEach((name, agent) -> Optional.ofNullable(ids.get(name)).ifPresent(agent::recall));
    }

    AgentDrains drains() {
        return drains;
    }

    /** What the master knows of the agents that a plan stops; all of them were probed. */
    MasterView view(List<RolloutAgent> planned) {
        String url = master.url().toString();
        try {
            return MasterView.of(url, master.state(), planned, ids());
        } catch (MasterUnavailable failure) {
            return MasterView.unanswered(url, failure.getMessage());
        }
    }
}
