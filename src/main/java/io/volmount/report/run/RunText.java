package io.volmount.report.run;

import io.volmount.document.Durations;
import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunEntry;
import io.volmount.journal.RunSummary;
import io.volmount.report.AgentNames;
import io.volmount.report.AgentRendering;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.TakenStep;
import io.volmount.shell.session.ShellQuote;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.storage.Milestone;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs for people: one line for each run, or for each step of one; times in UTC. */
record RunText(Style style) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOTE = " ".repeat(58) + "| ";

    String list(Path folder, List<RunEntry> entries) {
        if (entries.isEmpty()) {
            return "no runs in " + Printable.of(folder.toString()) + "\n";
        }
        int width = entries.stream()
                .flatMap(entry -> entry.run().stream())
                .mapToInt(run -> state(run).length())
                .max()
                .orElse(0);
        return entries.stream().map(entry -> line(entry, width)).collect(Collectors.joining());
    }

    private String line(RunEntry entry, int width) {
        String name = String.format("%-22s", Printable.of(entry.directory().run()));
        return entry.run()
                .map(run -> {
                    String padding = " ".repeat(width - state(run).length());
                    return style.strong(name) + " " + coloured(run) + padding + "  " + overview(run) + "\n";
                })
                .orElse(style.strong(name) + " "
                        + style.bad(entry.writableByOthers() ? "not trusted, skipped" : "unreadable, outcome unknown")
                        + "\n");
    }

    private static String state(RunSummary run) {
        return failed(run)
                ? "failed on " + run.open() + " of " + Wording.count(run.agents(), "agent")
                : run.state().word();
    }

    /** Whether it is over, but some of its agents have not ended well. */
    private static boolean failed(RunSummary run) {
        return run.state() == RecordedRun.State.FINISHED && run.open() > 0;
    }

    private String coloured(RunSummary run) {
        if (failed(run)) {
            return style.bad(state(run));
        }
        return run.state() == RecordedRun.State.FINISHED ? style.good(state(run)) : style.warning(state(run));
    }

    private static String overview(RunSummary run) {
        return run.opening()
                .map(opening -> time(opening.at()) + "  \"" + Printable.of(opening.playbook()) + "\"  "
                        + Wording.count(run.agents(), "agent") + ": " + counts(run.counts()) + "; took "
                        + took(run.took()))
                .orElse("before anything was begun");
    }

    private static String took(Duration took) {
        return Durations.text(took.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + Printable.of(count.getKey()))
                .collect(Collectors.joining(", "));
    }

    void write(RecordedRun run, List<AgentProgress> shown, Writer out) throws IOException {
        RunSummary summary = RunSummary.of(run);
        out.write(head(summary));
        out.write(limit(run));
        for (AgentProgress agent : shown) {
            out.write("\n"
                    + AgentRendering.STANDARD.of(
                            agent.agent().name(), () -> agent(summary, agent), why -> heading(summary, agent, why)));
        }
    }

    /** The names of the agents that have not ended well. */
    static List<String> open(RecordedRun run) {
        return run.rollout().map(Rollout::open).orElse(List.of()).stream()
                .map(progress -> progress.agent().name())
                .toList();
    }

    /** The agents that have not ended well, as an option to be pasted into a shell. */
    private static String limit(RecordedRun run) {
        List<String> open = open(run);
        return open.isEmpty() ? "" : "  not ended well: --limit " + ShellQuote.quote(AgentNames.folded(open)) + "\n";
    }

    private String head(RunSummary summary) {
        StringBuilder text = new StringBuilder(
                style.strong("run " + Printable.of(summary.directory().run())));
        text.append(": " + coloured(summary) + "\n  " + overview(summary) + "\n");
        for (Milestone milestone : summary.milestones()) {
            String why = milestone.why().isEmpty() ? "" : ": " + Printable.of(milestone.why());
            text.append("  " + time(milestone.at()) + "  " + milestone.what() + why + "\n");
        }
        text.append("  directory " + Printable.of(summary.directory().path().toString()) + "\n");
        summary.resumeCommand().ifPresent(command -> text.append("  resume with: " + Printable.of(command) + "\n"));
        return text.toString();
    }

    private String agent(RunSummary summary, AgentProgress progress) {
        StringBuilder text = new StringBuilder(heading(summary, progress, progress.reason()));
        progress.earlier().forEach(step -> text.append(step(step)));
        if (!progress.earlier().isEmpty()) {
            text.append(style.faint("  resumed")).append('\n');
        }
        progress.taken().forEach(step -> text.append(step(step)));
        progress.current()
                .ifPresent(step -> text.append(step(step, progress.since().orElseThrow(), "begun", "")));
        return text.toString();
    }

    private String heading(RunSummary summary, AgentProgress progress, String reason) {
        RolloutAgent agent = progress.agent();
        return style.strong(Printable.of(agent.name())) + " (" + Printable.of(agent.address()) + "): "
                + summary.status(progress) + (reason.isEmpty() ? "" : ", " + Printable.of(reason)) + "\n";
    }

    private String step(TakenStep taken) {
        StepResult result = taken.result();
        String word = result.status().word();
        String took = taken.took()
                .map(time -> String.format(Locale.ROOT, " (%.1f s)", time.toMillis() / 1000.0))
                .orElse("");
        String line = step(taken.step(), taken.begun(), word, Printable.of(result.detail()) + took);
        return (result.succeeded() ? line : style.bad(line.stripTrailing()) + "\n")
                + result.output()
                        .lines()
                        .filter(output -> !output.isBlank())
                        .map(output -> NOTE + Printable.of(output) + "\n")
                        .collect(Collectors.joining());
    }

    private static String step(Step step, Instant begun, String word, String detail) {
        return String.format("  %s  %-22s  %-10s ", time(begun), step.id(), word) + detail + "\n";
    }

    private static String time(Instant at) {
        return TIME.format(at) + "Z";
    }
}
