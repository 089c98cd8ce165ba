package io.volmount.report.result;

import io.volmount.report.AgentRendering;
import io.volmount.report.Counts;
import io.volmount.report.FoldedAgents;
import io.volmount.report.TextOptions;
import io.volmount.rollout.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A report for people: equal agents shown as one, those with problems after the others, the summary last. In full, and if
 * there is only one agent, every agent with evidence is shown by itself.
 */
record ReportText(TextOptions options, AgentRendering rendering) {
    void write(Report report, Writer out) throws IOException {
        boolean full = options.full() || report.agents().size() == 1;
        List<AgentReport> alone = report.agents().stream()
                .filter(agent -> full && agent.hasEvidence())
                .toList();
        List<AgentReport> others = report.agents().stream()
                .filter(agent -> !full || !agent.hasEvidence())
                .sorted(Comparator.comparing(agent -> !agent.troubled()))
                .toList();
        AgentText text = new AgentText(options);
        FoldedAgents<AgentReport> folded = new FoldedAgents<>(text, rendering, others);
        for (boolean trouble : new boolean[] {false, true}) {
            for (AgentReport agent : alone) {
                if (agent.troubled() == trouble) {
                    out.write(single(text, agent) + "\n");
                }
            }
            for (FoldedAgents.Block<AgentReport> block : folded.shown()) {
                if (block.agents().get(0).troubled() == trouble) {
                    out.write(block.text() + "\n");
                }
            }
        }
        if (!folded.omitted().isEmpty()) {
            out.write(options.style().warning(rest(folded.omitted())) + "\n\n");
        }
        boolean proofsFolded = others.stream().anyMatch(agent -> agent.outcome() == Outcome.VERIFIED);
        out.write(new SummaryText(options, proofsFolded).render(report));
    }

    /** The number and outcomes of agents that are not shown. */
    private static String rest(List<AgentReport> omitted) {
        String counts = Counts.of(omitted, AgentReport::outcome).entrySet().stream()
                .map(outcome -> String.format(
                        Locale.ROOT,
                        "%,d %s",
                        outcome.getValue(),
                        outcome.getKey().word()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "and %,d more (%s), no two alike; --report json=FILE has them all",
                omitted.size(),
                counts);
    }

    private String single(AgentText text, AgentReport agent) {
        return rendering.of(agent.name(), () -> text.whole(agent), why -> text.whole(agent.only(why)));
    }
}
