package io.volmount.console;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** The size of the terminal behind standard error, asked of the system again after each SIGWINCH. For one thread at a time. */
public final class TerminalSize implements Supplier<ScreenSize> {
    private static final ScreenSize USUAL = new ScreenSize(80, 24);

    private final AtomicBoolean changed = new AtomicBoolean(true);
    private ScreenSize size = USUAL;

    private TerminalSize() {}

    /** Begins to follow it. */
    public static TerminalSize follow() {
        TerminalSize size = new TerminalSize();
        Signals.register("WINCH", () -> size.changed.set(true));
        return size;
    }

    @Override
    public ScreenSize get() {
        if (changed.getAndSet(false)) {
            size = ask();
        }
        return size;
    }

    /** Not asked of the terminal itself, for its answer ends up in the input. */
    private static ScreenSize ask() {
        try (Terminal terminal = TerminalBuilder.builder()
                .systemOutput(TerminalBuilder.SystemOutput.SysErr)
                .graphemeCluster(false)
                .dumb(true)
                .build()) {
            Size size = terminal.getSize();
            return size.getColumns() > 0 && size.getRows() > 0
                    ? new ScreenSize(size.getColumns(), size.getRows())
                    : USUAL;
        } catch (IOException unknown) {
            return USUAL;
        }
    }
}
