package io.volmount.cli;

import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import io.volmount.report.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the result of a command goes. What the options ask for is checked before anything else is done. */
final class Output {
    private final ReportFormat format;
    private final List<ReportFile> files;
    private final PrintStream out;
    private final Style style;

    Output(OutputOptions options, Surroundings surroundings) {
        this.format = format(options.format);
        this.files = options.reports.stream().map(ReportFile::parse).toList();
        this.out = surroundings.out();
        this.style = surroundings.style(surroundings.terminals().out());
        if (files.stream().map(ReportFile::file).distinct().count() < files.size()) {
            throw new Refusal("--report names the same file twice: give each format its own");
        }
    }

    static ReportFormat format(String name) {
        return ReportFormat.named(name)
                .orElseThrow(() -> new Refusal("there is no report format `" + name + "`, only "
                        + ReportFormat.ALL.stream().map(ReportFormat::name).collect(Collectors.joining(" and "))));
    }

    /** Writes the result everywhere; what fails in one place keeps it from no other. */
    void write(Report report) throws IOException {
        List<String> failures = new ArrayList<>();
        out.print(format.render(report, style));
        if (out.checkError()) {
            failures.add("the result could not be written to standard output");
        }
        for (ReportFile file : files) {
            try {
                file.write(report);
            } catch (IOException failed) {
                failures.add("the report " + file.file() + " could not be written (" + failed + ")");
            }
        }
        if (!failures.isEmpty()) {
            throw new IOException(String.join("\n", failures));
        }
    }
}
