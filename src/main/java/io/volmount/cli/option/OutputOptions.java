package io.volmount.cli.option;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.report.Formats;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --format} and {@code --report}. */
public final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            completionCandidates = FormatNames.class,
            description =
                    "Format of the result on standard output: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "Also write the result to a file, as in json=run.json. May be repeated.")
    private List<String> reports = List.of();

    private static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Formats.names().iterator();
        }
    }

    /** Checks the options; to be called before anything else is done. */
    public Output output(ProcessContext context) {
        return new Output(format, reports, context);
    }
}
