package io.volmount.app.context;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Handles stop signals during work on agents: the first lets it end in good order, the second ends the process at once. */
public final class Interrupts {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Consumer<StopSignal> stop;
    private final Runnable lastWords;

    /**
     * No signal has arrived yet.
     *
     * @param stop gets the first signal; asks the work not to begin any more agents
     * @param lastWords runs before the process ends at once
     */
    public Interrupts(Consumer<StopSignal> stop, Runnable lastWords) {
        this.stop = stop;
        this.lastWords = lastWords;
    }

    /**
     * Does the work, handling the signals that arrive meanwhile.
     *
     * @throws InterruptedException before it begins, if the thread was interrupted earlier, as by Ctrl-C in a shell
     */
    public <T> T during(StopSignal.Work<T, InterruptedException> work) throws InterruptedException {
        return StopSignal.during(this::take, () -> {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return work.run();
        });
    }

    /** A lost terminal sends HUP more than once, from the kernel and from the shell; that counts as one request. */
    private void take(StopSignal signal) {
        if (!asked.getAndSet(true)) {
            stop.accept(signal);
        } else if (signal != StopSignal.HUP) {
            lastWords.run();
            Runtime.getRuntime().halt(signal.exitCode());
        }
    }
}
