package io.volmount.app.context;

import io.volmount.console.LiveProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.utils.Signals;

/**
 * Ctrl-Z while something is painted: takes it down before the process stops, so that nothing stale is left above what the
 * shell prints, and paints again below when the process continues.
 */
final class SuspendSignal {
    private static final String STOP = "TSTP";

    private final LiveProgress progress;
    private Object before;

    private SuspendSignal(LiveProgress progress) {
        this.progress = progress;
    }

    /** Handles it until the progress ends. */
    static void handle(LiveProgress progress) {
        SuspendSignal handler = new SuspendSignal(progress);
        handler.register();
        progress.atEnd(handler::unregister);
    }

    private synchronized void register() {
        before = Signals.register(STOP, () -> progress.suspend(this::stop));
    }

    private synchronized void unregister() {
        Signals.unregister(STOP, before);
    }

    /** As without a handler: nothing happens if the signal was ignored, or if no shell could continue the process. */
    private void stop() {
        unregister();
        try {
            // The JDK raises only signals that it handles.
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("sh", "-c", "kill -" + STOP + " \"$0\"", self)
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            register();
        }
    }
}
