package io.volmount.cli;

import io.volmount.console.LiveProgress;
import io.volmount.console.PlainProgress;
import io.volmount.console.Progress;
import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Chooses how progress is shown. */
final class Screen {
    private static final int USUAL_WIDTH = 80;

    private Screen() {}

    static Progress progress(Surroundings surroundings, boolean verbose) {
        boolean live = surroundings.terminals().err()
                && !verbose
                && !surroundings.environment().getOrDefault("TERM", "dumb").equals("dumb");
        return live
                ? new LiveProgress(surroundings.err(), width(), surroundings.style(true), surroundings.clock())
                : new PlainProgress(surroundings.err(), verbose, surroundings.clock());
    }

    private static int width() {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            return terminal.getSize().getColumns() > 0 ? terminal.getSize().getColumns() : USUAL_WIDTH;
        } catch (IOException unknown) {
            return USUAL_WIDTH;
        }
    }
}
