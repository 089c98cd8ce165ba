package io.volmount.ssh.transport;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.schmizz.sshj.common.IOUtils;

/**
 * Closes wires that are still in use when their time is up, whatever blocks on them. One thread serves all; once it is
 * closed itself, nothing is watched any more.
 */
public final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "ssh-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    public Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Closes the wire after the limit, unless the guard is released first. */
    public Guard over(Closeable wire, Duration limit) {
        Guard guard = new Guard(wire);
        guard.alarm = timer.schedule(guard::bite, limit.toNanos(), TimeUnit.NANOSECONDS);
        return guard;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private enum State {
        WATCHING,
        RELEASED,
        BITTEN
    }

    /** A running limit. */
    public static final class Guard {
        private final Closeable wire;
        private final AtomicReference<State> state = new AtomicReference<>(State.WATCHING);
        private Future<?> alarm;

        private Guard(Closeable wire) {
            this.wire = wire;
        }

        private void bite() {
            if (state.compareAndSet(State.WATCHING, State.BITTEN)) {
                IOUtils.closeQuietly(wire);
            }
        }

        /** Ends the limit; false if it had passed, and the wire was closed. Calling it again gives the same answer. */
        public boolean release() {
            alarm.cancel(false);
            state.compareAndSet(State.WATCHING, State.RELEASED);
            return state.get() == State.RELEASED;
        }
    }
}
