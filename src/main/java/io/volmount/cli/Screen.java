package io.volmount.cli;

import io.volmount.console.LiveProgress;
import io.volmount.console.PlainProgress;
import io.volmount.console.Progress;
import io.volmount.console.RehearsalProgress;
import io.volmount.console.TerminalSize;
import java.util.Optional;

/** Chooses how progress is shown. */
final class Screen {
    private Screen() {}

    static Progress progress(Surroundings surroundings, boolean verbose) {
        if (verbose || !paints(surroundings)) {
            return new PlainProgress(surroundings.err(), verbose, surroundings.clock());
        }
        return new LiveProgress(
                surroundings.err(), TerminalSize.follow(), surroundings.style(true), surroundings.clock());
    }

    /** @param runs of the rehearsal */
    static RehearsalProgress rehearsal(Surroundings surroundings, int runs) {
        return new RehearsalProgress(
                surroundings.err(),
                paints(surroundings) ? Optional.of(TerminalSize.follow()) : Optional.empty(),
                runs,
                surroundings.clock());
    }

    /** Whether standard error is a terminal whose lines can be painted over. */
    private static boolean paints(Surroundings surroundings) {
        return surroundings.terminals().err()
                && !surroundings.environment().getOrDefault("TERM", "dumb").equals("dumb");
    }
}
