package io.volmount.report;

import io.volmount.access.Route;
import io.volmount.agent.Check;
import io.volmount.agent.Check.Status;
import io.volmount.agent.NodeProfile;
import io.volmount.rollout.CheckedAgent;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checked agents as one JSON document of schema {@code volmount/inventory-check/v1}. */
public final class CheckJson {
    private CheckJson() {}

    /** Writes the whole document, with its last end of line. The writer stays open. */
    public static void write(List<CheckedAgent> agents, Writer out) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "volmount/inventory-check/v1");
        json.put("summary", summary(agents));
        json.put("agents", agents.stream().map(CheckJson::agent).toList());
        JsonDocument.write(json, out);
    }

    private static Map<String, Long> summary(List<CheckedAgent> agents) {
        Map<String, Long> summary = new LinkedHashMap<>();
        summary.put("agents", (long) agents.size());
        for (Status status : Status.values()) {
            summary.put(
                    status.word(),
                    agents.stream()
                            .filter(agent -> agent.checkup().status() == status)
                            .count());
        }
        return summary;
    }

    private static Map<String, Object> agent(CheckedAgent agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        Route route = agent.access().server().route().value();
        json.put("name", agent.name());
        json.put("address", agent.access().endpoint());
        json.put("route", route.words());
        json.put("status", agent.checkup().status().word());
        json.put("node", agent.checkup().node().map(CheckJson::node).orElse(null));
        json.put(
                "checks",
                agent.checkup().checks().stream().map(CheckJson::check).toList());
        return json;
    }

    private static Map<String, Object> node(NodeProfile node) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("hostname", node.hostname());
        json.put("kind", node.kind().title());
        json.put("dcosVersion", node.dcosVersion().orElse(null));
        json.put("system", node.system().orElse(null));
        return json;
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", check.subject().word());
        json.put("status", check.status().word());
        json.put("detail", check.detail());
        return json;
    }
}
