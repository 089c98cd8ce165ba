package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.facts.NodeLimits;
import io.volmount.report.AgentNames;
import io.volmount.report.Counts;
import io.volmount.report.Masking;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.report.Wording;
import io.volmount.rollout.Outcome;
import io.volmount.step.Effect;
import io.volmount.text.Cut;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of the text report; fits a screen for any number of agents.
 *
 * @param proofsFolded whether agents are shown as verified without the evidence
 */
record SummaryText(TextOptions options, boolean proofsFolded) {

    private static final String NO_MASTER =
            "no master is named that could say which frameworks these tasks belong to (--master URL)";
    private static final int MOST_LINES = 10;
    private static final int LONGEST_REASON = 120;
    /** Longer selections are for files, not for a command line. */
    private static final int LONGEST_SELECTION = 1_000;
    /** Number of leading characters in which two reasons must be equal to be shown as one. */
    private static final int COMPARED = 500;

    String render(Report report) {
        Style style = options.style();
        if (report.playbook().isEmpty()) {
            return style.strong(report.command()) + ": nothing to do\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(style.strong(report.command() + " \"" + Printable.of(report.playbook()) + "\"") + ": ");
        text.append(Wording.count(report.agents().size(), "agent"));
        Counts.of(report.agents(), AgentReport::outcome)
                .forEach((outcome, count) -> text.append(", " + count + " " + Wording.of(outcome, style)));
        text.append("\n" + problems(report.agents()) + new LeftDrainedText(style).render(report));
        report.advice().forEach(advice -> text.append(advice(advice)));
        report.master().ifPresent(view -> text.append(new MasterText(style).render(view)));
        text.append(steps(report));
        report.ahead().ifPresent(radius -> {
            text.append(radius.sentence() + "\n");
            text.append(report.master().isEmpty() && radius.stopsTasks() ? style.faint(NO_MASTER) + "\n" : "");
        });
        for (String check : report.notAsked()) {
            text.append(style.faint(check + ": not asked, because no master is named (--master URL)") + "\n");
        }
        report.stopped().ifPresent(why -> text.append(style.bad("stopped: " + Printable.of(why)) + "\n"));
        report.run().ifPresent(run -> text.append(style.faint("run " + Printable.of(run) + took(report)) + "\n"));
        if (proofsFolded) {
            String how = report.called()
                    .map(run -> "volmount runs report " + Printable.of(run))
                    .orElse("--full");
            text.append(style.faint("evidence of every agent: " + how) + "\n");
        }
        if (report.stopped().isEmpty()) {
            report.next().ifPresent(command -> text.append("next: " + Printable.of(command) + "\n"));
        }
        return text.toString();
    }

    /** How long the run took, as far as it has ended, and what took longest. */
    private static String took(Report report) {
        String whole = report.circumstances()
                .time()
                .flatMap(Period::took)
                .filter(took -> !took.minusSeconds(1).isNegative())
                .map(took -> " took " + Wording.rough(took)
                        + (report.circumstances().resumptions().isEmpty() ? "" : ", pauses included"))
                .orElse("");
        String slowest = SlowestStepText.of(report.agents());
        return whole + (slowest.isEmpty() ? "" : "; " + slowest);
    }

    private String advice(AdviceReport given) {
        return options.style().warning("advice for " + AgentNames.inShort(given.agents()) + ":") + " "
                + Printable.of(given.advice().sentence()) + "\n";
    }

    /** What is planned in all, and how to see more of it. */
    private String steps(Report report) {
        List<AgentReport> planned = report.agents().stream()
                .filter(agent -> agent.outcome() == Outcome.PLANNED)
                .toList();
        List<Effect> effects = planned.stream()
                .flatMap(agent -> agent.steps().stream())
                .map(StepReport::effect)
                .toList();
        if (effects.isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, "Plan of %,d step%s on ", effects.size(), effects.size() == 1 ? "" : "s")
                + Wording.count(planned.size(), "agent") + ": " + EffectText.counts(effects, options.style())
                + hint() + "\n";
    }

    private String hint() {
        List<String> hints = Stream.of(
                        options.why() ? "" : "--why gives the reasons", options.diff() ? "" : "--diff shows the files")
                .filter(hint -> !hint.isEmpty())
                .toList();
        return hints.isEmpty() ? "" : options.style().faint("; " + String.join(", ", hints));
    }

    /** Every problem once, with all agents that have it, the most frequent first. */
    private String problems(List<AgentReport> agents) {
        Map<String, List<AgentReport>> problems = agents.stream()
                .filter(AgentReport::troubled)
                .collect(Collectors.groupingBy(SummaryText::problem, LinkedHashMap::new, Collectors.toList()));
        List<Map.Entry<String, List<AgentReport>>> byWeight = problems.entrySet().stream()
                .sorted(Comparator.comparingInt(problem -> -problem.getValue().size()))
                .toList();
        String shown = byWeight.stream()
                .limit(MOST_LINES)
                .map(problem -> "  " + names(problem.getValue()) + ": " + reason(problem.getValue()) + "\n")
                .collect(Collectors.joining());
        long omitted = byWeight.stream()
                .skip(MOST_LINES)
                .mapToLong(problem -> problem.getValue().size())
                .sum();
        String rest =
                omitted == 0 ? "" : "  and " + Wording.count(omitted, "agent") + " more; see --report json=FILE\n";
        boolean named = byWeight.isEmpty()
                || byWeight.size() == 1
                        && AgentNames.fit(namesOf(byWeight.get(0).getValue()));
        return shown + rest + (named ? "" : selection(agents));
    }

    /** All agents with problems, for the next command. */
    private String selection(List<AgentReport> agents) {
        List<String> troubled =
                namesOf(agents.stream().filter(AgentReport::troubled).toList());
        String names = AgentNames.folded(troubled);
        return names.length() > LONGEST_SELECTION
                ? ""
                : "  all " + troubled.size() + ": " + options.style().faint("--limit '" + names + "'") + "\n";
    }

    private static String problem(AgentReport agent) {
        String begin = NodeLimits.cut(agent.reason(), COMPARED);
        return agent.outcome() + new Masking(agent.address()).masked(Printable.of(begin));
    }

    private String reason(List<AgentReport> agents) {
        String reason = Masking.common(agents, AgentReport::address, agent -> Printable.of(agent.reason()));
        return Wording.of(agents.get(0).outcome(), options.style()) + ", " + Cut.beginning(reason, LONGEST_REASON);
    }

    private static String names(List<AgentReport> agents) {
        return AgentNames.inShort(namesOf(agents));
    }

    private static List<String> namesOf(List<AgentReport> agents) {
        return agents.stream().map(AgentReport::name).toList();
    }
}
