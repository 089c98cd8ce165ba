package io.volmount.report.lock;

import io.volmount.report.AgentList;
import io.volmount.report.Counts;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The states of the locks of several agents. */
public record LocksView(List<LockReport> reports) implements View {
    @Override
    public String schema() {
        return "volmount/locks/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("summary", Counts.data(reports, LockReport::state));
        json.put(
                "agents",
                new AgentList<>(
                        reports,
                        LockReport::agent,
                        report -> new LockView(report).data(),
                        (report, why) ->
                                new LockView(LockReport.silent(report.agent(), report.address(), why)).data()));
        return json;
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write(new LocksText(options.style()).render(reports));
    }
}
