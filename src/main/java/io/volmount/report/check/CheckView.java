package io.volmount.report.check;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Status;
import io.volmount.facts.NodeProfile;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.AgentList;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checked agents.
 *
 * @param detailed whether the text shows everything found on each agent, and not just its problems
 */
public record CheckView(List<CheckedAgent> agents, boolean detailed) implements View {
    @Override
    public String schema() {
        return "volmount/inventory-check/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("summary", summary(agents));
        json.put(
                "agents",
                new AgentList<>(
                        agents,
                        CheckedAgent::name,
                        CheckView::agent,
                        (agent, why) -> agent(CheckedAgentText.only(agent, why))));
        return json;
    }

    private static Map<String, Long> summary(List<CheckedAgent> agents) {
        Map<String, Long> summary = new LinkedHashMap<>();
        summary.put("agents", (long) agents.size());
        for (Status status : Status.values()) {
            summary.put(
                    status.word(),
                    agents.stream()
                            .filter(agent -> agent.result().status() == status)
                            .count());
        }
        return summary;
    }

    private static Map<String, Object> agent(CheckedAgent agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("address", agent.access().endpoint());
        json.put("route", agent.access().route());
        json.put("status", agent.result().status().word());
        json.put("node", agent.result().node().map(CheckView::node).orElse(null));
        json.put(
                "checks", agent.result().checks().stream().map(CheckView::check).toList());
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

    private static Map<String, Object> check(NodeCheck check) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", check.subject().word());
        json.put("status", check.status().word());
        json.put("detail", check.detail());
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write(new CheckText(options.style(), detailed).render(agents));
    }
}
