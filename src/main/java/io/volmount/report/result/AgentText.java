package io.volmount.report.result;

import io.volmount.report.FoldedAgents;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.report.Wording;
import io.volmount.rollout.Outcome;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One agent in the text report, or several that differ only in what is masked. */
record AgentText(TextOptions options) implements FoldedAgents.Text<AgentReport> {
    @Override
    public String name(AgentReport agent) {
        return agent.name();
    }

    @Override
    public AgentReport only(AgentReport agent, String sentence) {
        return agent.only(sentence);
    }

    /** One agent with all that is known of it. */
    String whole(AgentReport agent) {
        return opening().heading(List.of(agent)) + details(agent, false) + evidence(agent);
    }

    /** Those that are verified are shown without their evidence. */
    @Override
    public String folded(List<AgentReport> alike) {
        AgentReport first = alike.get(0);
        if (first.outcome() == Outcome.VERIFIED) {
            return opening().heading(alike) + new VerifiedText(options.style()).render(alike);
        }
        return alike.size() == 1
                ? whole(first)
                : opening().heading(alike) + common(alike) + exampleOf(first) + evidence(first);
    }

    @Override
    public String key(AgentReport agent) {
        if (agent.outcome() == Outcome.VERIFIED) {
            return VerifiedText.key(agent);
        }
        AgentText plain = new AgentText(options.in(Style.PLAIN));
        String verdicts = agent.volumes().stream()
                .map(new VolumeText(Style.PLAIN)::verdict)
                .collect(Collectors.joining());
        String missed = new VolumeText(Style.PLAIN)
                .attributes(agent.evidence().stream()
                        .filter(check -> !check.hasPassed())
                        .toList());
        return agent.outcome() + new Masking(agent.address()).masked(plain.details(agent, true) + verdicts + missed);
    }

    private OpeningText opening() {
        return new OpeningText(options.style());
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
        return opening().of(agent) + steps(agent, new StepText(options, common));
    }

    /** Introduces the evidence of the first agent, which stands for that of all. */
    private static String exampleOf(AgentReport first) {
        return !first.hasEvidence() ? "" : "    evidence of " + Printable.of(first.name()) + ", as an example:\n";
    }

    private String evidence(AgentReport agent) {
        VolumeText text = new VolumeText(options.style());
        return agent.volumes().stream().map(text::whole).collect(Collectors.joining())
                + text.attributes(agent.evidence());
    }

    private String steps(AgentReport agent, StepText text) {
        if (agent.outcome() == Outcome.SKIPPED) {
            return "";
        }
        boolean diff = options.diff() && agent.outcome() == Outcome.PLANNED;
        return agent.steps().stream()
                        .filter(step -> step.status() != StepReport.Status.SKIPPED)
                        .map(text::render)
                        .collect(Collectors.joining())
                + text.notBegun(agent.steps().stream()
                        .filter(step -> step.status() == StepReport.Status.SKIPPED)
                        .toList())
                + (diff ? new DiffText(options.style()).render(agent.steps()) : "");
    }
}
