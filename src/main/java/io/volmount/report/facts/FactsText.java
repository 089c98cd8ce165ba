package io.volmount.report.facts;

import static io.volmount.report.Wording.count;

import io.volmount.probe.ProbedAgent;
import io.volmount.probe.node.FoundDevice;
import io.volmount.report.AgentNames;
import io.volmount.report.AgentRendering;
import io.volmount.report.FoldedAgents;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;

/** Agents for people: those that are alike once, those that did not answer last. */
record FactsText(TextOptions options, AgentRendering rendering) implements FoldedAgents.Text<ProbedAgent> {

    void write(List<ProbedAgent> agents, Writer out) throws IOException {
        List<ProbedAgent> ordered = agents.stream()
                .sorted(Comparator.comparing(agent -> !agent.answered()))
                .toList();
        if (options.full()) {
            for (ProbedAgent agent : ordered) {
                String block = rendering.of(
                        agent.name(), () -> folded(List.of(agent)), why -> folded(List.of(only(agent, why))));
                out.write(block + "\n");
            }
        } else {
            writeFolded(new FoldedAgents<>(this, rendering, ordered), out);
        }
        out.write(summary(agents));
    }

    private static void writeFolded(FoldedAgents<ProbedAgent> folded, Writer out) throws IOException {
        for (FoldedAgents.Block<ProbedAgent> block : folded.shown()) {
            out.write(block.text() + "\n");
        }
        if (!folded.omitted().isEmpty()) {
            out.write("and " + count(folded.omitted().size(), "agent")
                    + " more, no two alike; --report json=FILE has them all\n\n");
        }
    }

    @Override
    public String name(ProbedAgent agent) {
        return agent.name();
    }

    @Override
    public String key(ProbedAgent agent) {
        return NodeText.key(agent);
    }

    @Override
    public ProbedAgent only(ProbedAgent agent, String sentence) {
        return FactsView.only(agent, sentence);
    }

    private Style style() {
        return options.style();
    }

    @Override
    public String folded(List<ProbedAgent> alike) {
        String where = alike.size() == 1 ? alike.get(0).access().endpoint() : count(alike.size(), "agent");
        String names = AgentNames.folded(alike.stream().map(ProbedAgent::name).toList());
        return style().strong(names) + " (" + Printable.of(where) + ")" + new NodeText(style()).render(alike);
    }

    private String summary(List<ProbedAgent> agents) {
        long answered = agents.stream().filter(ProbedAgent::answered).count();
        long usable = agents.stream()
                .mapToLong(agent -> agent.node()
                        .map(
                                node -> node.devices().stream()
                                        .filter(FoundDevice::usable)
                                        .count(),
                                reason -> 0L))
                .sum();
        long silent = agents.size() - answered;
        return style().strong("facts") + ": " + count(agents.size(), "agent")
                + (silent == 0 ? "" : ", " + silent + " " + style().bad("unreachable")) + "; "
                + (usable == 1 ? "1 device can become a volume" : usable + " devices can become volumes") + "\n";
    }
}
