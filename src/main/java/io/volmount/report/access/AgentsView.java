package io.volmount.report.access;

import io.volmount.access.Access;
import io.volmount.report.Printable;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Agents with their addresses and groups. */
public record AgentsView(List<Access> agents) implements View {
    @Override
    public String schema() {
        return "volmount/agents/v1";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("agents", agents.stream().map(AgentsView::summary).toList());
    }

    /** Name, address and groups of an agent; more can be added. */
    static Map<String, Object> summary(Access access) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", access.name());
        data.put("address", access.endpoint());
        data.put("groups", access.host().groups());
        return data;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        Column names = Column.of(agents, Access::name);
        Column addresses = Column.of(agents, Access::endpoint);
        for (Access agent : agents) {
            out.write(names.padded(Printable.of(agent.name()))
                    + addresses.padded(Printable.of(agent.endpoint()))
                    + Printable.of(String.join(", ", agent.host().groups())) + "\n");
        }
    }
}
