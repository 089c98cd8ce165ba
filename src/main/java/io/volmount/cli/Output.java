package io.volmount.cli;

import io.volmount.document.FileErrors;
import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import io.volmount.report.Reports;
import io.volmount.rollout.BrokenRollout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the result of a command goes. What the options ask for is checked before anything else is done. */
final class Output {
    private final ReportFormat format;
    private final List<ReportFile> files;
    private final Surroundings surroundings;

    Output(OutputOptions options, Surroundings surroundings) {
        this.format = format(options.format);
        this.files = options.reports.stream().map(ReportFile::parse).toList();
        this.surroundings = surroundings;
        if (files.stream().map(ReportFile::file).distinct().count() < files.size()) {
            throw new Refusal("--report names the same file twice: give each format its own");
        }
    }

    static ReportFormat format(String name) {
        return ReportFormat.named(name)
                .orElseThrow(() -> new Refusal("there is no report format `" + name + "`, only "
                        + ReportFormat.ALL.stream().map(ReportFormat::name).collect(Collectors.joining(" and "))));
    }

    /** A rollout that is worked on. */
    @FunctionalInterface
    interface Work {
        Report report() throws IOException, InterruptedException;
    }

    /**
     * Writes the result of a rollout, also of one that had to be broken off. Returns the exit code.
     *
     * @param command that works on it
     */
    int write(String command, Work work) throws IOException, InterruptedException {
        try {
            Report report = work.report();
            write(report);
            return ExitCode.of(report);
        } catch (BrokenRollout broken) {
            write(Reports.ofRollout(command, broken.rollout()));
            throw broken;
        }
    }

    /** Writes the result everywhere; what fails in one place keeps it from no other. */
    void write(Report report) throws IOException {
        List<String> failures = new ArrayList<>();
        try {
            surroundings.show((style, out) -> format.write(report, style, out));
        } catch (IOException failed) {
            failures.add(failed.getMessage());
        }
        for (ReportFile file : files) {
            try {
                file.write(report);
            } catch (IOException failed) {
                failures.add("the report " + file.file() + " could not be written: "
                        + FileErrors.reason(file.file(), failed));
            }
        }
        if (!failures.isEmpty()) {
            throw new SeveralFailures(failures);
        }
    }
}
