package io.volmount.report.result;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.step.FileChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a plan changes in the files of an agent, as unified diffs. */
record DiffText(Style style) {
    private static final String INDENT = "    ";

    /** The files in the order in which they are first changed, each once. */
    String render(List<StepReport> steps) {
        Map<FileChange, List<String>> files = new LinkedHashMap<>();
        steps.stream()
                .flatMap(step -> step.fileChange().stream())
                .forEach(change -> files.computeIfAbsent(withoutLines(change), first -> new ArrayList<>())
                        .addAll(change.added()));
        return files.entrySet().stream()
                .map(file -> diff(file.getKey(), file.getValue()))
                .collect(Collectors.joining());
    }

    private static FileChange withoutLines(FileChange change) {
        return new FileChange(change.before(), change.after(), change.where(), List.of());
    }

    private String diff(FileChange file, List<String> added) {
        return line(style.strong("--- " + Printable.of(file.before())))
                + line(style.strong("+++ " + Printable.of(file.after())))
                + line(style.faint("@@ " + Printable.of(file.where()) + " @@"))
                + added.stream()
                        .map(text -> line(style.good("+" + Printable.of(text))))
                        .collect(Collectors.joining());
    }

    private static String line(String text) {
        return INDENT + text + "\n";
    }
}
