package io.volmount.report;

import io.volmount.rollout.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report for people: agents with the same story told once, the summary last. */
final class TextFormat implements ReportFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public String render(Report report, Style style) {
        StringBuilder text = new StringBuilder();
        for (List<AgentReport> alike : alike(report.agents())) {
            text.append(new AgentText(style).render(alike)).append('\n');
        }
        return text.append(new SummaryText(style).render(report)).toString();
    }

    /** Agents whose stories differ in nothing but what is each one's own, in the order of their first. */
    private static List<List<AgentReport>> alike(List<AgentReport> agents) {
        Map<String, List<AgentReport>> groups = new LinkedHashMap<>();
        for (AgentReport agent : agents) {
            groups.computeIfAbsent(AgentText.key(agent), story -> new ArrayList<>())
                    .add(agent);
        }
        return List.copyOf(groups.values());
    }

    static String mark(Outcome outcome, Style style) {
        if (outcome == Outcome.PLANNED || outcome == Outcome.SKIPPED || outcome == Outcome.UNPROVEN) {
            return style.warning(outcome.word());
        }
        return outcome.good() ? style.good(outcome.word()) : style.bad(outcome.word());
    }
}
