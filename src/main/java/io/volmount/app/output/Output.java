package io.volmount.app.output;

import static io.volmount.document.Quoted.quoted;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.document.FileErrors;
import io.volmount.report.Format;
import io.volmount.report.Formats;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Reports;
import io.volmount.rollout.BrokenRollout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes the result of a command to standard output and to the files that the operator names. */
public final class Output {
    private final Format format;
    private final List<OutputFile> files;
    private final TextOptions options;
    private final ProcessContext context;

    /**
     * Checks the formats and that the files can be written.
     *
     * @param format the name of the format on standard output
     * @param reports as given to {@code --report}, each {@code FORMAT=FILE}
     * @param options what text shows; the style follows from where it goes
     * @throws UsageException if there is no such format, or a file cannot be written
     */
    public Output(String format, List<String> reports, TextOptions options, ProcessContext context) {
        this.format = format("--format", format);
        this.files = reports.stream().map(OutputFile::parse).toList();
        this.options = options;
        this.context = context;
        if (files.stream().map(OutputFile::file).distinct().count() < files.size()) {
            throw new UsageException("--report names the same file twice: use a different file for each format");
        }
    }

    static Format format(String option, String name) {
        return Formats.named(name)
                .orElseThrow(() -> new UsageException(option + ": there is no format " + quoted(name) + "; expected "
                        + String.join(" or ", Formats.names())));
    }

    /** Work on a rollout. */
    @FunctionalInterface
    public interface Work {
        Report report() throws IOException, InterruptedException;
    }

    /**
     * Writes the report of a rollout, even of one that had to be aborted. Returns it.
     *
     * @param command that works on it
     */
    public Report writeRollout(String command, Work work) throws IOException, InterruptedException {
        try {
            Report report = work.report();
            write(new ReportView(report));
            return report;
        } catch (BrokenRollout broken) {
            write(new ReportView(Reports.ofRollout(command, broken.rollout())));
            throw broken;
        }
    }

    /**
     * Writes the result everywhere, even if that fails in one place.
     *
     * @throws WriteFailures with all that failed
     */
    public void write(View view) throws IOException {
        List<String> failures = new ArrayList<>();
        try {
            context.print(view, format, options);
        } catch (IOException failed) {
            failures.add(failed.getMessage());
        }
        for (OutputFile file : files) {
            try {
                file.write(view, options);
            } catch (IOException failed) {
                failures.add("the report " + file.file() + " could not be written: "
                        + FileErrors.reason(file.file(), failed));
            }
        }
        if (!failures.isEmpty()) {
            throw new WriteFailures(failures);
        }
    }
}
