package io.volmount.agent;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the time to process a node's answer. Answers are bounded and processing them is linear, so no known answer
 * comes near the limit; an unforeseen one costs only its own agent's result.
 *
 * <p>Java cannot kill a thread, and library parsers do not check for interrupts. So the work runs on another thread, a
 * daemon, which is interrupted and abandoned at the limit. It only computes, so it has no effect afterwards, and
 * because the agent is not asked again there is at most one such thread for each agent.
 */
public final class TimeLimit {
    /** Far more than processing takes, even on a busy controller. */
    public static final Duration LIMIT = Duration.ofMinutes(1);

    /** How many answers are processed at a time: each may take tens of megabytes of memory for some milliseconds. */
    static final int MAX_CONCURRENT = 8;

    private static final Semaphore PERMITS = new Semaphore(MAX_CONCURRENT, true);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "answer");
        thread.setDaemon(true);
        return thread;
    });

    private TimeLimit() {}

    /** A computation without side effects. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T result() throws E;
    }

    /** An answer was not processed in time. */
    public static final class Exceeded extends AgentUnreachable {
        private Exceeded(Duration limit) {
            super("the node answers, but its answer could not be processed within " + limit.toSeconds()
                    + " s: check what it prints; no answer should take that long, so report this as a bug of volmount");
        }

        @Override
        public boolean permanent() {
            return true;
        }
    }

    public static <T, E extends Exception> T run(Work<T, E> work) throws E, Exceeded {
        return run(LIMIT, work);
    }

    /**
     * Runs the work. An interrupt does not end the wait, which is bounded, and stays set.
     *
     * @param limit for the work itself, without the wait for a permit
     */
    public static <T, E extends Exception> T run(Duration limit, Work<T, E> work) throws E, Exceeded {
        PERMITS.acquireUninterruptibly();
        try {
            return runOnThread(limit, work);
        } finally {
            PERMITS.release();
        }
    }

    private static <T, E extends Exception> T runOnThread(Duration limit, Work<T, E> work) throws E, Exceeded {
        Future<T> task = THREADS.submit(work::result);
        long end = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new Exceeded(limit);
        } catch (ExecutionException failed) {
            throw TimeLimit.<E>same(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings("unchecked") // the work declares no other checked exception
    private static <E extends Exception> E same(Throwable cause) {
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (E) cause;
    }
}
