package io.volmount.report.result;

import io.volmount.report.AgentNames;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One agent in the text report, or several that differ only in what is masked. */
record AgentText(Style style) {

    String render(List<AgentReport> alike) {
        AgentReport first = alike.get(0);
        boolean alone = alike.size() == 1;
        String where = alone ? Printable.of(first.address()) : Wording.count(alike.size(), "agent");
        String names = AgentNames.folded(alike.stream().map(AgentReport::name).toList());
        return style.strong(names) + " (" + where + "): " + Wording.of(first.outcome(), style) + "\n"
                + (alone ? details(first, false) : common(alike) + exampleOf(first))
                + evidence(first);
    }

    /** Equal for agents that are shown as one. Verified agents are shown one by one, because each has its own proof. */
    static String key(AgentReport agent) {
        if (agent.outcome() == Outcome.VERIFIED) {
            return agent.name();
        }
        AgentText plain = new AgentText(Style.PLAIN);
        String verdicts = agent.volumes().stream()
                .map(new VolumeText(Style.PLAIN)::verdict)
                .collect(Collectors.joining());
        return agent.outcome() + new Masking(agent.address()).masked(plain.details(agent, true) + verdicts);
    }

    private String common(List<AgentReport> alike) {
        return Masking.common(alike, AgentReport::address, agent -> details(agent, true))
                .replace(StepText.TASKS_OF_EACH, tasks(alike));
    }

    /** The range and sum of their tasks, so that an agent with unusually many stands out. */
    private static String tasks(List<AgentReport> alike) {
        IntSummaryStatistics known = alike.stream()
                .flatMapToInt(agent -> agent.runningTasks().stream())
                .summaryStatistics();
        long silent = alike.size() - known.getCount();
        if (known.getCount() == 0) {
            return StepText.TASKS_OF_EACH + " (numbers unknown)";
        }
        String range = known.getMin() == known.getMax() ? "" : known.getMin() + "-";
        String shown = range + Wording.count(known.getMax(), "task") + " each, "
                + String.format(Locale.ROOT, "%,d in all", known.getSum());
        return silent == 0
                ? shown
                : shown + ", and an unknown number on " + Wording.count(silent, "agent") + " that did not report it";
    }

    private String details(AgentReport agent, boolean common) {
        return opening(agent) + steps(agent, new StepText(style, common));
    }

    /** Introduces the evidence of the first agent, which stands for that of all. */
    private static String exampleOf(AgentReport first) {
        return first.volumes().isEmpty() ? "" : "    evidence of " + Printable.of(first.name()) + ", as an example:\n";
    }

    private String evidence(AgentReport agent) {
        return agent.volumes().stream().map(new VolumeText(style)::whole).collect(Collectors.joining());
    }

    private String opening(AgentReport agent) {
        StringBuilder text = new StringBuilder("  ");
        agent.role().map(Role::word).ifPresent(role -> text.append(role).append(" agent; "));
        text.append(Printable.of(agent.reason())).append('\n');
        agent.warnings()
                .forEach(warning -> text.append("  ")
                        .append(style.warning("warning: " + Printable.of(warning)))
                        .append('\n'));
        return text.toString();
    }

    private String steps(AgentReport agent, StepText text) {
        if (agent.outcome() == Outcome.SKIPPED) {
            return "";
        }
        return agent.steps().stream()
                        .filter(step -> step.status() != StepReport.Status.SKIPPED)
                        .map(text::render)
                        .collect(Collectors.joining())
                + text.notBegun(agent.steps().stream()
                        .filter(step -> step.status() == StepReport.Status.SKIPPED)
                        .toList());
    }
}
