package io.volmount.cli;

import io.volmount.console.LiveProgress;
import io.volmount.console.PlainProgress;
import io.volmount.console.Progress;

/** Chooses how progress is shown. */
final class Screen {
    private Screen() {}

    static Progress progress(Surroundings surroundings, boolean verbose) {
        boolean live = surroundings.terminals().err()
                && !verbose
                && !surroundings.environment().getOrDefault("TERM", "dumb").equals("dumb");
        if (!live) {
            return new PlainProgress(surroundings.err(), verbose, surroundings.clock());
        }
        return new LiveProgress(
                surroundings.err(), ScreenSizes.ofTerminal(), surroundings.style(true), surroundings.clock());
    }
}
