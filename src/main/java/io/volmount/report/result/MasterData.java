package io.volmount.report.result;

import io.volmount.mesos.AgentLoad;
import io.volmount.mesos.AgentLoad.FrameworkTasks;
import io.volmount.mesos.MesosResource;
import io.volmount.mesos.MesosResource.Source;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the master knows of the agents that a plan stops, for programs. */
final class MasterData {
    private MasterData() {}

    /** Which master was asked, and whether it answered. */
    static Map<String, Object> of(MasterView view) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("url", view.url());
        view.problem().ifPresent(why -> json.put("problem", why));
        return json;
    }

    /** Adds what is on an agent that is stopped, if the master answered: {@code null} if it does not know the agent. */
    static void put(MasterView view, String agent, Map<String, Object> json) {
        if (view.unknown().contains(agent)) {
            json.put("master", null);
        }
        Optional.ofNullable(view.loads().get(agent)).ifPresent(load -> json.put("master", load(load)));
    }

    private static Map<String, Object> load(AgentLoad load) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", load.agent().id());
        json.put("active", load.agent().isActive());
        json.put("frameworks", load.frameworks().stream().map(MasterData::tasks).toList());
        json.put("kept", load.kept().stream().map(MasterData::kept).toList());
        return json;
    }

    private static Map<String, Object> tasks(FrameworkTasks framework) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", framework.framework());
        json.put("tasks", framework.names());
        json.put("last", framework.last());
        return json;
    }

    private static Map<String, Object> kept(MesosResource resource) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("resource", resource.name());
        json.put("role", resource.role());
        json.put("amount", Double.isFinite(resource.amount()) ? resource.amount() : null);
        resource.persistence().ifPresent(id -> json.put("persistentVolume", id));
        resource.source().map(Source::root).ifPresent(root -> json.put("path", root));
        return json;
    }
}
