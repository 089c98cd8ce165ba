package io.volmount.report.facts;

import io.volmount.probe.ProbeResult;
import io.volmount.probe.ProbedAgent;
import io.volmount.report.AgentList;
import io.volmount.report.AgentRendering;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Agents with what their nodes are and have. */
public record FactsView(List<ProbedAgent> agents) implements View {
    @Override
    public String schema() {
        return "volmount/facts/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("summary", summary());
        json.put(
                "agents",
                new AgentList<>(agents, ProbedAgent::name, FactsView::agent, (agent, why) -> agent(only(agent, why))));
        return json;
    }

    private Map<String, Long> summary() {
        Map<String, Long> summary = new LinkedHashMap<>();
        long answered = agents.stream().filter(ProbedAgent::answered).count();
        summary.put("agents", (long) agents.size());
        summary.put("answered", answered);
        summary.put("unreachable", agents.size() - answered);
        return summary;
    }

    private static Map<String, Object> agent(ProbedAgent agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("address", agent.access().endpoint());
        json.put("unreachable", agent.node().map(node -> null, reason -> reason));
        json.put("node", agent.node().map(NodeData::of, reason -> null));
        return json;
    }

    /** The same agent with a sentence instead of all that its node said. */
    static ProbedAgent only(ProbedAgent agent, String sentence) {
        return new ProbedAgent(
                agent.access(),
                new ProbeResult.Unreachable<>(sentence, agent.node().time()));
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        new FactsText(options, AgentRendering.STANDARD).write(agents, out);
    }
}
