package io.volmount.report.facts;

import static io.volmount.report.Wording.count;

import io.volmount.probe.ProbedAgent;
import io.volmount.probe.node.FoundDevice;
import io.volmount.report.AgentNames;
import io.volmount.report.AgentRendering;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Agents for people: those that are alike once, those that did not answer last. Shows no more than fits the limits and
 * counts the rest.
 */
record FactsText(TextOptions options, AgentRendering rendering) {
    private static final int MOST_LINES = 5_000;
    private static final int MOST_CHARACTERS = 1 << 20;

    void write(List<ProbedAgent> agents, Writer out) throws IOException {
        Map<String, List<ProbedAgent>> alike = new LinkedHashMap<>();
        long compared = 0;
        List<ProbedAgent> omitted = new ArrayList<>();
        for (boolean answered : new boolean[] {true, false}) {
            for (ProbedAgent agent : agents) {
                if (agent.answered() != answered) {
                    continue;
                }
                if (compared > MOST_CHARACTERS) {
                    omitted.add(agent);
                    continue;
                }
                String key = options.full()
                        ? agent.name()
                        : rendering.of(agent.name(), () -> NodeText.key(agent), why -> why);
                if (!alike.containsKey(key)) {
                    compared += key.length();
                }
                alike.computeIfAbsent(key, first -> new ArrayList<>()).add(agent);
            }
        }
        long lines = 0;
        for (List<ProbedAgent> group : alike.values()) {
            if (lines > MOST_LINES && !options.full()) {
                omitted.addAll(group);
                continue;
            }
            String block = rendering.of(
                    group.get(0).name(),
                    () -> block(group),
                    why -> block(group.stream()
                            .map(agent -> FactsView.only(agent, why))
                            .toList()));
            lines += block.lines().count() + 1;
            out.write(block + "\n");
        }
        if (!omitted.isEmpty()) {
            out.write("and " + count(omitted.size(), "agent")
                    + " more, no two alike; --report json=FILE has them all\n\n");
        }
        out.write(summary(agents));
    }

    private Style style() {
        return options.style();
    }

    private String block(List<ProbedAgent> group) {
        ProbedAgent first = group.get(0);
        String where = group.size() == 1 ? first.access().endpoint() : count(group.size(), "agent");
        String names = AgentNames.folded(group.stream().map(ProbedAgent::name).toList());
        return style().strong(names) + " (" + Printable.of(where) + ")" + new NodeText(style()).render(group);
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
