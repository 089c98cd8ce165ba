package io.volmount.report.result;

import io.volmount.report.AgentRendering;
import io.volmount.report.TextOptions;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A report for people: equal agents shown as one, those with problems after the others, the summary last. In full, and if
 * there is only one agent, every agent with evidence is shown by itself.
 */
record ReportText(TextOptions options, AgentRendering rendering) {
    void write(Report report, Writer out) throws IOException {
        boolean full = options.full() || report.agents().size() == 1;
        List<AgentReport> alone = report.agents().stream()
                .filter(agent -> full && !agent.volumes().isEmpty())
                .toList();
        AgentText text = new AgentText(options);
        FoldedAgents folded = new FoldedAgents(
                text,
                rendering,
                report.agents().stream()
                        .filter(agent -> !full || agent.volumes().isEmpty())
                        .toList());
        for (boolean trouble : new boolean[] {false, true}) {
            for (AgentReport agent : alone) {
                if (agent.troubled() == trouble) {
                    out.write(single(text, agent) + "\n");
                }
            }
            for (String block : folded.shown(trouble)) {
                out.write(block + "\n");
            }
        }
        String rest = folded.rest();
        out.write(rest.isEmpty() ? "" : options.style().warning(rest) + "\n\n");
        out.write(new SummaryText(options, folded.proofsFolded()).render(report));
    }

    private String single(AgentText text, AgentReport agent) {
        return rendering.of(agent.name(), () -> text.whole(agent), why -> text.whole(agent.only(why)));
    }
}
