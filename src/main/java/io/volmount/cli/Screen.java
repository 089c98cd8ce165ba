package io.volmount.cli;

import io.volmount.console.LiveProgress;
import io.volmount.console.PlainProgress;
import io.volmount.console.Progress;
import java.io.IOException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Chooses how progress is shown. */
final class Screen {
    private static final Size USUAL = Size.of(80, 24);

    private Screen() {}

    static Progress progress(Surroundings surroundings, boolean verbose) {
        boolean live = surroundings.terminals().err()
                && !verbose
                && !surroundings.environment().getOrDefault("TERM", "dumb").equals("dumb");
        if (!live) {
            return new PlainProgress(surroundings.err(), verbose, surroundings.clock());
        }
        Size size = size();
        return new LiveProgress(
                surroundings.err(), size.getColumns(), size.getRows(), surroundings.style(true), surroundings.clock());
    }

    /** Of the terminal behind standard error; asked of the system, for what a terminal answers ends up in the input. */
    private static Size size() {
        try (Terminal terminal = TerminalBuilder.builder()
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .graphemeCluster(false)
                .dumb(true)
                .build()) {
            Size size = terminal.getSize();
            return size.getColumns() > 0 && size.getRows() > 0 ? size : USUAL;
        } catch (IOException unknown) {
            return USUAL;
        }
    }
}
