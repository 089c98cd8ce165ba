package io.volmount.cli.option;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.context.Verbosity;
import io.volmount.app.output.Output;
import io.volmount.report.TextOptions;
import io.volmount.report.format.Formats;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which formats the result is written, and how much is printed beside it. */
@OptionSection.In(OptionSection.OUTPUT)
public final class OutputOptions {
    /** By how often {@code -v} is given. */
    private static final List<Verbosity> LEVELS =
            List.of(Verbosity.NORMAL, Verbosity.DETAILS, Verbosity.CONNECTIONS, Verbosity.SSH);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "Format of the result on standard output: ${COMPLETION-CANDIDATES} (default: text).")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description =
                    "Also write the result to a file in one of these formats, as in html=run.html. May be repeated.")
    private List<String> reports = List.of();

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no progress on standard error; warnings and errors remain.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description =
                    "Print more details on standard error; with -vv also how each connection came about, with -vvv"
                            + " also what the SSH library logs.")
    private boolean[] verbose = {};

    @Option(names = "--debug", description = "Show the stack trace of an unexpected error.")
    private boolean debug;

    private static final class FormatNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Formats.names().iterator();
        }
    }

    /** Whether to print more on standard error. */
    public boolean verbose() {
        return verbosity().includes(Verbosity.DETAILS);
    }

    /** @throws UsageException if both less and more is asked for */
    public Verbosity verbosity() {
        if (quiet && verbose.length > 0) {
            throw new UsageException("--quiet and --verbose contradict each other: use one of them");
        }
        return quiet ? Verbosity.QUIET : LEVELS.get(Math.min(verbose.length, LEVELS.size() - 1));
    }

    /** Checks the options; to be called before anything else is done. */
    public Output output(ProcessContext context) {
        return output(context, TextOptions.PLAIN);
    }

    /**
     * The same for a result that has options of its own.
     *
     * @param options in whatever style
     */
    public Output output(ProcessContext context, TextOptions options) {
        verbosity();
        return new Output(format, reports, options, context);
    }
}
