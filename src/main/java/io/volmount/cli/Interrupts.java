package io.volmount.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** While open, the first interrupt asks politely and the second ends the process at once. */
final class Interrupts implements AutoCloseable {
    private static final String SIGNAL = "INT";

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Runnable stop;
    private final Object before;

    Interrupts(Runnable stop) {
        this.stop = stop;
        this.before = Signals.register(SIGNAL, this::interrupted);
    }

    private void interrupted() {
        if (asked.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        stop.run();
    }

    @Override
    public void close() {
        Signals.unregister(SIGNAL, before);
    }
}
