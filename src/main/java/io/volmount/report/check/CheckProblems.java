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

/** What is wrong, each thing once with all agents that it was found on: the worst last, and of those the most frequent. */
record CheckProblems(Style style, AgentRendering rendering) {
    private static final int MOST = 100;

    /** The same trouble, whatever is each agent's own in it. */
    private record Kind(NodeCheck.Subject subject, NodeCheck.Status status, String detour, String common) {}

    /** @param sentence without the agent, which is named beside it */
    private record Trouble(CheckedAgent agent, Kind kind, String sentence) {
        static Trouble of(CheckedAgent agent, NodeCheck check) {
            Masking masking = new Masking(agent.access().endpoint());
            String detour = CheckedAgentText.detour(agent.access());
            String common = Printable.of(masking.masked(check.detail()));
            return new Trouble(
                    agent,
                    new Kind(check.subject(), check.status(), detour, common),
                    Printable.of(masking.withoutPlace(check.detail())));
        }

        static List<Trouble> of(CheckedAgent agent) {
            return agent.checkup().troubles().stream()
                    .map(check -> of(agent, check))
                    .toList();
        }
    }

    String render(List<CheckedAgent> agents) {
        Map<Kind, List<Trouble>> kinds = new LinkedHashMap<>();
        for (CheckedAgent agent : agents) {
            List<Trouble> troubles = rendering.of(
                    agent.name(), () -> Trouble.of(agent), why -> Trouble.of(CheckedAgentText.only(agent, why)));
            for (Trouble trouble : troubles) {
                kinds.computeIfAbsent(trouble.kind(), first -> new ArrayList<>())
                        .add(trouble);
            }
        }
        int untold = Math.max(0, kinds.size() - MOST);
        String more = untold == 0 ? "" : "\n" + untold + " troubles of other agents are not told here: --format json\n";
        return kinds.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Kind, List<Trouble>>, NodeCheck.Status>comparing(
                                kind -> kind.getKey().status())
                        .thenComparing(kind -> kind.getValue().size()))
                .skip(untold)
                .map(kind -> "\n" + text(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining("", more, ""));
    }

    private String text(Kind kind, List<Trouble> troubles) {
        Trouble first = troubles.get(0);
        boolean one = troubles.stream().map(Trouble::sentence).distinct().count() == 1;
        String where = troubles.size() == 1
                ? CheckedAgentText.where(first.agent().access())
                : count(troubles.size(), "agent") + kind.detour();
        String names = AgentNames.folded(
                troubles.stream().map(trouble -> trouble.agent().name()).toList());
        return style.strong(names) + " (" + Printable.of(where) + "): "
                + CheckText.mark(
                        kind.status(),
                        kind.subject().word() + " " + kind.status().word(),
                        style) + "\n  "
                + (one ? first.sentence() : kind.common())
                + (one ? "" : style.faint(" (-v tells what is each one's own)")) + "\n";
    }
}
