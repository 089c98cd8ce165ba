package io.volmount.report.result;

import io.volmount.report.AgentRendering;
import io.volmount.report.Style;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** What a command found and did on agents. */
public record ReportView(Report report) implements View {
    @Override
    public String schema() {
        return "volmount/report/v1";
    }

    @Override
    public Map<String, Object> data() {
        return ReportData.of(report);
    }

    @Override
    public void text(Style style, Writer out) throws IOException {
        new ReportText(style, AgentRendering.STANDARD).write(report, out);
    }
}
