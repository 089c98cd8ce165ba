package io.volmount.report.check;

import static io.volmount.report.Wording.count;

import io.volmount.agent.NodeCheck;
import io.volmount.probe.CheckedAgent;
import io.volmount.report.AgentNames;
import io.volmount.report.AgentRendering;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every problem once, with all agents that have it; the worst come last, the most frequent of these at the end. */
record CheckProblems(Style style, AgentRendering rendering) {
    private static final int MOST = 100;

    /** What the problems of several agents have in common. */
    private record Kind(NodeCheck.Subject subject, NodeCheck.Status status, String route, String common) {}

    /** @param sentence without the agent, which is named beside it */
    private record Problem(CheckedAgent agent, Kind kind, String sentence) {
        static Problem of(CheckedAgent agent, NodeCheck check) {
            Masking masking = new Masking(agent.access().endpoint());
            String route = CheckedAgentText.indirectRoute(agent.access());
            String common = Printable.of(masking.masked(check.detail()));
            return new Problem(
                    agent,
                    new Kind(check.subject(), check.status(), route, common),
                    Printable.of(masking.withoutPlace(check.detail())));
        }

        static List<Problem> of(CheckedAgent agent) {
            return agent.result().problems().stream()
                    .map(check -> of(agent, check))
                    .toList();
        }
    }

    String render(List<CheckedAgent> agents) {
        Map<Kind, List<Problem>> kinds = new LinkedHashMap<>();
        for (CheckedAgent agent : agents) {
            List<Problem> problems = rendering.of(
                    agent.name(), () -> Problem.of(agent), why -> Problem.of(CheckedAgentText.only(agent, why)));
            for (Problem problem : problems) {
                kinds.computeIfAbsent(problem.kind(), first -> new ArrayList<>())
                        .add(problem);
            }
        }
        int omitted = Math.max(0, kinds.size() - MOST);
        String more = omitted == 0 ? "" : "\n" + omitted + " more problems are not shown; see --format json\n";
        return kinds.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Kind, List<Problem>>, NodeCheck.Status>comparing(
                                kind -> kind.getKey().status())
                        .thenComparing(kind -> kind.getValue().size()))
                .skip(omitted)
                .map(kind -> "\n" + text(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining("", more, ""));
    }

    private String text(Kind kind, List<Problem> problems) {
        Problem first = problems.get(0);
        boolean one = problems.stream().map(Problem::sentence).distinct().count() == 1;
        String where = problems.size() == 1
                ? CheckedAgentText.where(first.agent().access())
                : count(problems.size(), "agent") + kind.route();
        String names = AgentNames.folded(
                problems.stream().map(problem -> problem.agent().name()).toList());
        return style.strong(names) + " (" + Printable.of(where) + "): "
                + CheckText.mark(
                        kind.status(),
                        kind.subject().word() + " " + kind.status().word(),
                        style) + "\n  "
                + (one ? first.sentence() : kind.common())
                + (one ? "" : style.faint(" (-v shows the details of each agent)")) + "\n";
    }
}
