package io.volmount.app.context;

import io.volmount.console.LiveProgress;
import io.volmount.console.LiveTerminal;
import io.volmount.console.PlainProgress;
import io.volmount.console.Progress;
import io.volmount.console.RehearsalProgress;
import io.volmount.console.SilentProgress;
import io.volmount.console.screen.RunScreen;
import io.volmount.console.screen.Symbols;
import io.volmount.terminal.StandardStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.jline.utils.Signals;

/** Chooses how progress is shown. */
public final class ProgressFactory {
    private ProgressFactory() {}

    /** The progress of work on agents, which Ctrl-C stops. */
    public static Progress progress(ProcessContext context, Verbosity verbosity) {
        return progress(context, verbosity, RunScreen.Interrupt.STOPS_RUN);
    }

    /** The progress of a run that another process executes. */
    public static Progress watching(ProcessContext context, Verbosity verbosity) {
        return progress(context, verbosity, RunScreen.Interrupt.ENDS_DISPLAY);
    }

    private static Progress progress(ProcessContext context, Verbosity verbosity, RunScreen.Interrupt interrupt) {
        if (verbosity == Verbosity.QUIET) {
            return new SilentProgress();
        }
        boolean verbose = verbosity.includes(Verbosity.DETAILS);
        Optional<LiveTerminal> terminal = terminal(context);
        if (terminal.isEmpty()) {
            return PlainProgress.begin(context.err(), interrupt, verbose, context.clock());
        }
        LiveProgress progress = LiveProgress.begin(terminal.get(), interrupt, verbose);
        Signals.register("CONT", progress::repaint);
        SuspendSignal.handle(progress);
        return progress;
    }

    /**
     * The progress of a rehearsal.
     *
     * @param runs number of its runs
     */
    public static RehearsalProgress rehearsal(ProcessContext context, int runs, Verbosity verbosity) {
        if (verbosity == Verbosity.QUIET) {
            PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
            return new RehearsalProgress(nowhere, Optional.empty(), runs, context.clock());
        }
        return new RehearsalProgress(context.err(), terminal(context), runs, context.clock());
    }

    /** The terminal on standard error, if its lines can be painted over. */
    private static Optional<LiveTerminal> terminal(ProcessContext context) {
        boolean paints = context.terminals().isTerminal(StandardStream.ERR)
                && !context.environment().getOrDefault("TERM", "dumb").equals("dumb");
        return paints
                ? Optional.of(new LiveTerminal(
                        context.err(),
                        () -> context.terminals().size(StandardStream.ERR),
                        context.style(StandardStream.ERR),
                        context.unicode() ? Symbols.UNICODE : Symbols.ASCII,
                        context.clock()))
                : Optional.empty();
    }
}
