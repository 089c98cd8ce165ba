package io.volmount.cli;

import java.util.concurrent.atomic.AtomicBoolean;

/** What stop signals do while a rollout runs: the first lets it end in good order, the second ends it at once. */
final class Interrupts {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Runnable stop;
    private final Runnable lastWords;

    /**
     * Nothing was asked yet.
     *
     * @param stop asks the rollout to begin no more agents
     * @param lastWords said before the process ends at once
     */
    Interrupts(Runnable stop, Runnable lastWords) {
        this.stop = stop;
        this.lastWords = lastWords;
    }

    <T> T during(StopSignal.Work<T, InterruptedException> work) throws InterruptedException {
        return StopSignal.during(this::take, work);
    }

    /** A terminal that is lost hangs up more than once, from the kernel and from the shell, and means it once. */
    private void take(StopSignal signal) {
        if (!asked.getAndSet(true)) {
            stop.run();
        } else if (signal != StopSignal.HUP) {
            lastWords.run();
            Runtime.getRuntime().halt(signal.exitCode());
        }
    }
}
