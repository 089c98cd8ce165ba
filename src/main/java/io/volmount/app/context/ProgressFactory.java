package io.volmount.app.context;

import io.volmount.console.LiveProgress;
import io.volmount.console.PlainProgress;
import io.volmount.console.Progress;
import io.volmount.console.RehearsalProgress;
import io.volmount.terminal.ScreenSize;
import io.volmount.terminal.StandardStream;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses how progress is shown. */
public final class ProgressFactory {
    private ProgressFactory() {}

    /** The progress of work on agents. */
    public static Progress progress(ProcessContext context, boolean verbose) {
        if (verbose || !paints(context)) {
            return new PlainProgress(context.err(), verbose, context.clock());
        }
        return new LiveProgress(context.err(), size(context), context.style(StandardStream.ERR), context.clock());
    }

    /**
     * The progress of a rehearsal.
     *
     * @param runs number of its runs
     */
    public static RehearsalProgress rehearsal(ProcessContext context, int runs) {
        return new RehearsalProgress(
                context.err(), paints(context) ? Optional.of(size(context)) : Optional.empty(), runs, context.clock());
    }

    private static Supplier<ScreenSize> size(ProcessContext context) {
        return () -> context.terminals().size(StandardStream.ERR);
    }

    /** Whether standard error is a terminal whose lines can be painted over. */
    private static boolean paints(ProcessContext context) {
        return context.terminals().isTerminal(StandardStream.ERR)
                && !context.environment().getOrDefault("TERM", "dumb").equals("dumb");
    }
}
