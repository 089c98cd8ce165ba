package io.volmount.app.output;

import static io.volmount.document.Quoted.quoted;

import io.volmount.agent.Period;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.console.Progress;
import io.volmount.file.FileErrors;
import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.report.format.Formats;
import io.volmount.report.result.Report;
import io.volmount.report.result.ReportView;
import io.volmount.report.result.Reports;
import io.volmount.report.result.Request;
import io.volmount.report.result.RequestedView;
import io.volmount.rollout.driver.BrokenRollout;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the result of a command to standard output and to the files that the operator names. */
public final class Output {
    private final Optional<String> format;
    private final List<OutputFile> files;
    private final TextOptions options;
    private final Optional<EventsTarget> events;
    private final ProcessContext context;
    private final Instant began;

    /**
     * Checks the formats and that the files can be written.
     *
     * @param format as given to {@code --format}; empty for text
     * @param reports as given to {@code --report}, each {@code FORMAT=FILE}
     * @param options what text shows; the style follows from where it goes
     * @throws UsageException if there is no such format, or a file cannot be written
     */
    public Output(Optional<String> format, List<String> reports, TextOptions options, ProcessContext context) {
        this(format, reports.stream().map(OutputFile::parse).toList(), options, Optional.empty(), context);
        onStandardOutput();
        if (files.stream().map(OutputFile::destination).distinct().count() < files.size()) {
            throw new UsageException("--report names the same file twice: use a different file for each format");
        }
    }

    private Output(
            Optional<String> format,
            List<OutputFile> files,
            TextOptions options,
            Optional<EventsTarget> events,
            ProcessContext context) {
        this.format = format;
        this.files = files;
        this.options = options;
        this.events = events;
        this.context = context;
        this.began = context.clock().instant();
    }

    /**
     * The same output and events besides. If these go to standard output, the result does not.
     *
     * @param target as given to {@code --events}
     * @throws UsageException if it cannot be written to, or if two things would mix in one place
     */
    public Output withEvents(Optional<String> target) {
        Output with = new Output(format, files, options, target.map(name -> EventsTarget.of(name, context)), context);
        if (format.isPresent() && with.eventsOnStandardOutput()) {
            throw new UsageException(
                    "--events - and --format would both write to standard output: write the result to a"
                            + " file with --report FORMAT=FILE, or the events with --events FILE");
        }
        if (files.stream().map(OutputFile::destination).anyMatch(with::getsEvents)) {
            throw new UsageException("--events and --report name the same file: use a different file for each");
        }
        return with;
    }

    private boolean eventsOnStandardOutput() {
        return events.filter(target -> target.file().isEmpty()).isPresent();
    }

    private boolean getsEvents(Destination file) {
        return events.flatMap(EventsTarget::file).filter(file::equals).isPresent();
    }

    /** The same progress, with what happens written as events too, if the operator wants that. */
    public Progress alongside(Progress shown) {
        return events.map(target -> target.alongside(shown)).orElse(shown);
    }

    private Format onStandardOutput() {
        return format("--format", format.orElse("text"));
    }

    static Format format(String option, String name) {
        return Formats.named(name)
                .orElseThrow(() -> new UsageException(option + ": there is no format " + quoted(name) + "; expected "
                        + String.join(", ", Formats.names())));
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
            write(new ReportView(report), context::print);
            return report;
        } catch (BrokenRollout broken) {
            Request request = Request.by(context.controller(), VolmountVersion.current());
            write(new ReportView(Reports.ofRollout(command, broken.rollout()).requested(request)), context::print);
            throw broken;
        }
    }

    /**
     * Writes the result everywhere, even if that fails in one place.
     *
     * @throws WriteFailures with all that failed
     */
    public void write(View view) throws IOException {
        write(view, context::show);
    }

    /** The same for a result that does not tell of itself who asked for it, when and with what. */
    public void write(View view, Request request) throws IOException {
        Period time = Period.of(began, context.clock().instant());
        write(new RequestedView(view, request, time));
    }

    @FunctionalInterface
    private interface Printing {
        void print(View view, Format format, TextOptions options) throws IOException;
    }

    private void write(View view, Printing printing) throws IOException {
        List<String> failures = new ArrayList<>();
        try {
            if (!eventsOnStandardOutput()) {
                printing.print(view, onStandardOutput(), options);
            }
        } catch (IOException failed) {
            failures.add(failed.getMessage());
        }
        for (OutputFile file : files) {
            try {
                file.write(view, options);
            } catch (IOException failed) {
                failures.add("the report " + file.destination().file() + " could not be written: "
                        + FileErrors.reason(file.destination().file(), failed));
            }
        }
        if (!failures.isEmpty()) {
            throw new WriteFailures(failures);
        }
    }
}
