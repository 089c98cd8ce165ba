package io.volmount.report.result;

import io.volmount.facts.NodeLimits;
import io.volmount.report.AgentNames;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.rollout.Outcome;
import io.volmount.text.Cut;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of the text report: what fits a screen however many agents there are. */
record SummaryText(Style style) {

    private static final int MOST_LINES = 10;
    private static final int LONGEST_REASON = 120;
    /** Characters in which two reasons must be alike to be told as one. */
    private static final int COMPARED = 500;

    String render(Report report) {
        if (report.playbook().isEmpty()) {
            return style.strong(report.command()) + ": nothing to do\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(style.strong(report.command() + " \"" + Printable.of(report.playbook()) + "\""))
                .append(": ");
        text.append(Wording.count(report.agents().size(), "agent"));
        report.counts()
                .forEach((outcome, count) ->
                        text.append(", ").append(count).append(' ').append(Wording.of(outcome, style)));
        text.append('\n').append(troubles(report.agents()));
        report.ahead().ifPresent(radius -> text.append(radius.sentence()).append('\n'));
        report.stopped()
                .ifPresent(why ->
                        text.append(style.bad("stopped: " + Printable.of(why))).append('\n'));
        report.run()
                .ifPresent(run ->
                        text.append(style.faint("run " + Printable.of(run))).append('\n'));
        return text.toString();
    }

    /** What went wrong, each told once with everybody it happened to, the most frequent first. */
    private String troubles(List<AgentReport> agents) {
        Map<String, List<AgentReport>> troubles = agents.stream()
                .filter(agent -> agent.outcome().unavailable() || agent.outcome() == Outcome.REFUSED)
                .collect(Collectors.groupingBy(SummaryText::trouble, LinkedHashMap::new, Collectors.toList()));
        List<Map.Entry<String, List<AgentReport>>> byWeight = troubles.entrySet().stream()
                .sorted(Comparator.comparingInt(trouble -> -trouble.getValue().size()))
                .toList();
        String told = byWeight.stream()
                .limit(MOST_LINES)
                .map(trouble -> "  " + names(trouble.getValue()) + ": " + told(trouble.getValue()) + "\n")
                .collect(Collectors.joining());
        long untold = byWeight.stream()
                .skip(MOST_LINES)
                .mapToLong(trouble -> trouble.getValue().size())
                .sum();
        return untold == 0
                ? told
                : told + "  and " + Wording.count(untold, "agent") + " more; see --report json=FILE\n";
    }

    private static String trouble(AgentReport agent) {
        String begin = NodeLimits.cut(agent.reason(), COMPARED);
        return agent.outcome() + new Masking(agent.address()).masked(Printable.of(begin));
    }

    private String told(List<AgentReport> agents) {
        String reason = Masking.common(agents, AgentReport::address, agent -> Printable.of(agent.reason()));
        return Wording.of(agents.get(0).outcome(), style) + ", " + Cut.beginning(reason, LONGEST_REASON);
    }

    private static String names(List<AgentReport> agents) {
        return AgentNames.inShort(agents.stream().map(AgentReport::name).toList());
    }
}
