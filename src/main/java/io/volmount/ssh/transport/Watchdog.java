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
 * Closes resources after a timeout, which unblocks whoever waits on them. One thread serves all; closing the watchdog
 * cancels all timeouts.
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

    /** Closes the resource after the limit, unless the guard is released first. */
    public Guard over(Closeable resource, Duration limit) {
        Guard guard = new Guard(resource);
        guard.timeout = timer.schedule(guard::expire, limit.toNanos(), TimeUnit.NANOSECONDS);
        return guard;
    }

    /** Begins something after the delay, unless the guard is released first. It must not block, because one thread serves all. */
    public Guard after(Duration delay, Runnable beginning) {
        return over(beginning::run, delay);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private enum State {
        WATCHING,
        RELEASED,
        EXPIRED
    }

    /** A running timeout. */
    public static final class Guard {
        private final Closeable resource;
        private final AtomicReference<State> state = new AtomicReference<>(State.WATCHING);
        private Future<?> timeout;

        private Guard(Closeable resource) {
            this.resource = resource;
        }

        private void expire() {
            if (state.compareAndSet(State.WATCHING, State.EXPIRED)) {
                IOUtils.closeQuietly(resource);
            }
        }

        /** Cancels the timeout; false if it had expired and the resource was closed. Idempotent. */
        public boolean release() {
            timeout.cancel(false);
            state.compareAndSet(State.WATCHING, State.RELEASED);
            return state.get() == State.RELEASED;
        }
    }
}
