package io.volmount.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** What the interrupt key does while a rollout runs. */
final class Interrupts {
    private static final String SIGNAL = "INT";

    private Interrupts() {}

    /** Something that takes long and can be asked to stop. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws InterruptedException;
    }

    /**
     * Does the work; meanwhile the first interrupt asks it to stop and the second ends the process at once.
     *
     * @param lastWords said before the process ends
     */
    static <T> T during(Runnable stop, Runnable lastWords, Work<T> work) throws InterruptedException {
        AtomicBoolean asked = new AtomicBoolean();
        Object before = Signals.register(SIGNAL, () -> {
            if (asked.getAndSet(true)) {
                lastWords.run();
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            stop.run();
        });
        try {
            return work.run();
        } finally {
            Signals.unregister(SIGNAL, before);
        }
    }
}
