package io.volmount.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes wires that are still in use when their time is up, whatever blocks on them. One thread serves all. */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "ssh-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Closes the wire after the limit, unless the guard is released first. */
    Guard over(Closeable wire, Duration limit) {
        return new Guard(timer.schedule(() -> closeNow(wire), limit.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static void closeNow(Closeable wire) {
        try {
            wire.close();
        } catch (IOException e) {
            // whoever uses the wire sees its end, which is all that is wanted
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** A running limit. */
    static final class Guard {
        private final Future<?> bite;

        private Guard(Future<?> bite) {
            this.bite = bite;
        }

        /** Ends the limit; false if it had passed, and the wire was closed. */
        boolean release() {
            return bite.cancel(false);
        }
    }
}
