package io.volmount.report.exec;

import io.volmount.agent.NodeCommandResult;
import io.volmount.report.AgentList;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a look at many nodes shows. */
public record ShowView(Look look, List<ShownAgent> agents) implements View {
    @Override
    public String schema() {
        return "volmount/show/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", "show");
        json.put("look", look.word());
        json.put("summary", ran().summary());
        json.put(
                "agents",
                new AgentList<>(agents, ShownAgent::name, this::agent, (agent, why) -> agent(agent.only(why))));
        return json;
    }

    private RanCommands ran() {
        return new RanCommands(agents.stream().map(ShownAgent::ran).toList());
    }

    private Map<String, Object> agent(ShownAgent agent) {
        NodeCommandResult result = agent.ran().result();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("address", agent.access().endpoint());
        json.put("outcome", result.status().word());
        json.put("reason", result.reason().isEmpty() ? null : result.reason());
        json.put("lines", result.out().text().lines().toList());
        json.put("droppedBytes", result.out().droppedBytes());
        if (look.hasItems()) {
            json.put(look.word(), agent.items());
        }
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        new ExecText(options.style()).write("show " + look.word(), ran(), out);
    }
}
