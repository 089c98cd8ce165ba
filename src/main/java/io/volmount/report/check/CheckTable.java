package io.volmount.report.check;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Status;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.AgentNames;
import io.volmount.report.AgentRendering;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One line for all agents with the same results, best first, and one for all nodes of the same kind. */
record CheckTable(Style style) {
    /** The largest number of node kinds that is shown. */
    private static final int MOST = 100;

    private static final int SHORTEST = "warning".length();

    String render(List<CheckedAgent> agents) {
        Map<List<Status>, List<CheckedAgent>> alike = agents.stream()
                .sorted(Comparator.comparing(agent -> agent.result().status()))
                .collect(Collectors.groupingBy(CheckTable::results, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        Arrays.stream(Subject.values()).forEach(subject -> text.append(cell(subject.word(), subject)));
        text.append("agents\n");
        alike.forEach((results, those) -> {
            for (Subject subject : Subject.values()) {
                Status status = results.get(subject.ordinal());
                text.append(CheckText.mark(status, cell(status.word(), subject), style));
            }
            text.append(names(those)).append('\n');
        });
        return text + nodes(agents);
    }

    private static List<Status> results(CheckedAgent agent) {
        return agent.result().checks().stream().map(NodeCheck::status).toList();
    }

    private static String nodes(List<CheckedAgent> agents) {
        Map<String, List<CheckedAgent>> kinds = new LinkedHashMap<>();
        for (CheckedAgent agent : agents) {
            Optional<String> kind = AgentRendering.STANDARD.of(
                    agent.name(),
                    () -> agent.result().node().map(CheckedAgentText::words).map(Printable::of),
                    why -> Optional.empty());
            kind.ifPresent(words ->
                    kinds.computeIfAbsent(words, first -> new ArrayList<>()).add(agent));
        }
        int omitted = Math.max(0, kinds.size() - MOST);
        return kinds.entrySet().stream()
                .limit(MOST)
                .map(kind -> kind.getKey() + ": " + names(kind.getValue()) + "\n")
                .collect(Collectors.joining(
                        "",
                        kinds.isEmpty() ? "" : "\n",
                        omitted == 0 ? "" : "and " + omitted + " more kinds of node; see --format json\n"));
    }

    private static String names(List<CheckedAgent> agents) {
        String folded =
                AgentNames.folded(agents.stream().map(CheckedAgent::name).toList());
        return agents.size() == 1 ? folded : folded + " (" + agents.size() + ")";
    }

    private static String cell(String word, Subject column) {
        int width = Math.max(SHORTEST, column.word().length());
        return word + " ".repeat(2 + width - word.length());
    }
}
