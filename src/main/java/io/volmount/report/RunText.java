package io.volmount.report;

import io.volmount.agent.Step;
import io.volmount.agent.StepResult;
import io.volmount.journal.RecordedRun;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.AgentProgress.TakenStep;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** For people: one line for each run, or for each step of one; times in UTC. */
final class RunText implements RunFormat {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String NOTE = " ".repeat(58) + "| ";

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String runs(Path folder, List<RunEntry> entries, Style style) {
        if (entries.isEmpty()) {
            return "no runs in " + Printable.of(folder.toString()) + "\n";
        }
        int width = entries.stream()
                .flatMap(entry -> entry.run().stream())
                .mapToInt(run -> state(run).length())
                .max()
                .orElse(0);
        return entries.stream().map(entry -> line(entry, width, style)).collect(Collectors.joining());
    }

    private static String line(RunEntry entry, int width, Style style) {
        String name = String.format("%-22s", Printable.of(entry.directory().run()));
        return entry.run()
                .map(run -> {
                    String padding = " ".repeat(width - state(run).length());
                    return style.strong(name) + " " + state(run, style) + padding + "  " + told(run) + "\n";
                })
                .orElse(style.strong(name) + " "
                        + style.bad(entry.foreign() ? "not trusted, passed over" : "unreadable, outcome unknown")
                        + "\n");
    }

    private static String state(RunSheet run) {
        boolean finished = run.state() == RecordedRun.State.FINISHED;
        String open = finished && run.open() > 0 ? ", " + run.open() + " of " + run.agents() + " open" : "";
        return run.state().word() + open;
    }

    private static String state(RunSheet run, Style style) {
        boolean well = run.state() == RecordedRun.State.FINISHED && run.open() == 0;
        return well ? style.good(state(run)) : style.warning(state(run));
    }

    private static String told(RunSheet run) {
        return run.opening()
                .map(opening -> time(opening.at()) + "  \"" + Printable.of(opening.playbook()) + "\"  "
                        + SummaryText.count(run.agents(), "agent") + ": " + counts(run.counts()))
                .orElse("before anything was begun");
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    @Override
    public void run(RecordedRun run, Style style, Writer out) throws IOException {
        RunSheet sheet = RunSheet.of(run);
        out.write(head(sheet, style));
        for (AgentProgress agent : RunSheet.agents(run)) {
            out.write("\n" + agent(sheet, agent, style));
        }
        out.flush();
    }

    private static String head(RunSheet sheet, Style style) {
        StringBuilder text = new StringBuilder(
                style.strong("run " + Printable.of(sheet.directory().run())));
        text.append(": ").append(state(sheet, style)).append('\n');
        text.append("  ").append(told(sheet)).append('\n');
        for (RunSheet.Turn turn : sheet.turns()) {
            String why = turn.why().isEmpty() ? "" : ": " + Printable.of(turn.why());
            text.append("  ").append(time(turn.at())).append("  ").append(turn.what());
            text.append(why).append('\n');
        }
        text.append("  directory ")
                .append(Printable.of(sheet.directory().path().toString()))
                .append('\n');
        sheet.remedy()
                .ifPresent(command -> text.append("  resume with: ")
                        .append(Printable.of(command))
                        .append('\n'));
        return text.toString();
    }

    private static String agent(RunSheet sheet, AgentProgress progress, Style style) {
        StringBuilder text =
                new StringBuilder(style.strong(Printable.of(progress.agent().name())));
        text.append(" (")
                .append(Printable.of(progress.agent().address()))
                .append("): ")
                .append(sheet.standing(progress));
        text.append(progress.reason().isEmpty() ? "" : ", " + Printable.of(progress.reason()))
                .append('\n');
        progress.earlier().forEach(step -> text.append(step(step, style)));
        if (!progress.earlier().isEmpty()) {
            text.append(style.faint("  resumed")).append('\n');
        }
        progress.taken().forEach(step -> text.append(step(step, style)));
        progress.current()
                .ifPresent(step -> text.append(step(step, progress.since().orElseThrow(), "begun", "")));
        return text.toString();
    }

    private static String step(TakenStep taken, Style style) {
        StepResult result = taken.result();
        String word = result.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
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
