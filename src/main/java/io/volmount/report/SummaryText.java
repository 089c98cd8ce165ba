package io.volmount.report;

import io.volmount.inventory.NameFolding;
import io.volmount.rollout.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of the text report: what fits a screen however many agents there are. */
record SummaryText(Style style) {

    String render(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(style.strong(report.command() + " \"" + report.playbook() + "\""))
                .append(": ");
        text.append(count(report.agents().size(), "agent"));
        report.counts()
                .forEach((outcome, count) ->
                        text.append(", ").append(count).append(' ').append(TextFormat.mark(outcome, style)));
        text.append('\n');
        troubles(report.agents())
                .forEach((story, names) -> text.append("  ")
                        .append(NameFolding.fold(names))
                        .append(": ")
                        .append(story)
                        .append('\n'));
        report.stopped()
                .ifPresent(why -> text.append(style.bad("stopped: " + why)).append('\n'));
        report.run().ifPresent(run -> text.append(style.faint("run " + run)).append('\n'));
        return text.toString();
    }

    /** What went wrong, each told once with everybody it happened to. */
    private Map<String, List<String>> troubles(List<AgentReport> agents) {
        return agents.stream()
                .filter(agent -> agent.outcome().unavailable() || agent.outcome() == Outcome.REFUSED)
                .collect(Collectors.groupingBy(
                        agent -> TextFormat.mark(agent.outcome(), style) + ", " + Printable.of(agent.reason()),
                        LinkedHashMap::new,
                        Collectors.mapping(AgentReport::name, Collectors.toCollection(ArrayList::new))));
    }

    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
