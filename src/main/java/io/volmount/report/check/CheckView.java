package io.volmount.report.check;

import io.volmount.probe.CheckedAgent;
import io.volmount.report.Style;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
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
        return CheckData.of(agents);
    }

    @Override
    public void text(Style style, Writer out) throws IOException {
        out.write(new CheckText(style, detailed).render(agents));
    }
}
