package io.volmount.report.result;

import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.step.file.FileChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan changes in the files of an agent, as unified diffs. */
record DiffText(Style style) {
    private static final String INDENT = "    ";

    /** The files in the order in which they are first changed, each once. */
    String render(List<StepReport> steps) {
        Map<FileChange, List<FileChange>> files = new LinkedHashMap<>();
        steps.stream()
                .flatMap(step -> step.fileChange().stream())
                .forEach(change -> files.computeIfAbsent(withoutLines(change), first -> new ArrayList<>())
                        .add(change));
        return files.entrySet().stream()
                .map(file -> diff(file.getKey(), file.getValue()))
                .collect(Collectors.joining());
    }

    private static FileChange withoutLines(FileChange change) {
        return new FileChange(change.before(), change.after(), change.where(), List.of(), List.of());
    }

    private String diff(FileChange file, List<FileChange> changes) {
        return line(style.strong("--- " + Printable.of(file.before())))
                + line(style.strong("+++ " + Printable.of(file.after())))
                + line(style.faint("@@ " + Printable.of(file.where()) + " @@"))
                + changes.stream().map(this::lines).collect(Collectors.joining());
    }

    private String lines(FileChange change) {
        return Stream.concat(
                        change.removed().stream().map(text -> style.bad("-" + Printable.of(text))),
                        change.added().stream().map(text -> style.good("+" + Printable.of(text))))
                .map(DiffText::line)
                .collect(Collectors.joining());
    }

    private static String line(String text) {
        return INDENT + text + "\n";
    }
}
