package io.volmount.cli;

import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import io.volmount.report.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the result of a command goes. What the options ask for is checked before anything else is done. */
final class Output {
    private final ReportFormat format;
    private final Map<Path, ReportFormat> files = new LinkedHashMap<>();
    private final PrintStream out;
    private final Style style;

    Output(OutputOptions options, Surroundings surroundings) {
        this.format = format(options.format);
        this.out = surroundings.out();
        this.style = surroundings.style(surroundings.terminals().out());
        options.reports.forEach(this::addFile);
    }

    private void addFile(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new Refusal("--report takes FORMAT=FILE, as in --report json=report.json, not " + option);
        }
        Path file = Path.of(option.substring(equals + 1)).toAbsolutePath();
        if (!Files.isDirectory(file.getParent()) || !Files.isWritable(file.getParent()) || Files.isDirectory(file)) {
            throw new Refusal("--report cannot write " + file + ": name a file in a directory that can be written to");
        }
        files.put(file, format(option.substring(0, equals)));
    }

    private static ReportFormat format(String name) {
        return ReportFormat.named(name)
                .orElseThrow(() -> new Refusal("there is no report format " + name + ", only "
                        + ReportFormat.ALL.stream().map(ReportFormat::name).collect(Collectors.joining(" and "))));
    }

    /** Whether standard output is for a program, so that nothing but the one document may go there. */
    boolean forPrograms() {
        return !format.name().equals("text");
    }

    void write(Report report) {
        out.print(format.render(report, style));
        out.flush();
        files.forEach((file, how) -> write(file, how.render(report, Style.PLAIN)));
    }

    private static void write(Path file, String text) {
        try {
            Path beside =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "the report " + file + " could not be written: " + failed.getMessage(), failed);
        }
    }
}
