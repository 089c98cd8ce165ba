package io.volmount.report.result;

import io.volmount.report.AgentRendering;
import io.volmount.report.Style;
import java.io.IOException;
import java.io.Writer;

/** A report for people: equal agents shown as one, the summary last. */
record ReportText(Style style, AgentRendering rendering) {
    void write(Report report, Writer out) throws IOException {
        FoldedAgents folded = new FoldedAgents(new AgentText(style), rendering, report.agents());
        for (String text : folded.shown()) {
            out.write(text + "\n");
        }
        String rest = folded.rest();
        out.write(rest.isEmpty() ? "" : style.warning(rest) + "\n\n");
        out.write(new SummaryText(style).render(report));
    }
}
