package io.volmount.agent;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes something of what a node answered, in time or not at all. An answer is bounded and what is made of it takes work in
 * proportion to it, so no answer that is known comes near the limit; one that nobody thought of costs its own agent alone.
 *
 * <p>Java cannot end a thread, and no parser of a library could be made to look whether it still is wanted. So the work has
 * a thread to itself, which is interrupted and left behind when it is late. Nothing can come of it any more, for it only
 * computes; it keeps nobody from ending volmount; and as the agent is not asked again, there is one for each agent at most.
 */
public final class TimeLimit {
    /** Far more than it takes on a controller that is busy with everything else. */
    public static final Duration LIMIT = Duration.ofMinutes(1);

    /** How many answers are worked on at a time: each may take tens of megabytes of memory, for some milliseconds. */
    static final int MAX_CONCURRENT = 8;

    private static final Semaphore PERMITS = new Semaphore(MAX_CONCURRENT, true);

    private TimeLimit() {}

    /** What is made of an answer; changes nothing. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T result() throws E;
    }

    /** Nothing came of an answer in time. */
    public static final class Exceeded extends AgentUnreachable {
        private static final long serialVersionUID = 1L;

        private Exceeded(Duration limit) {
            super("the node answers, but nothing could be made of its answer within " + limit.toSeconds()
                    + " s: find out what it prints; no answer should take that long, so tell the makers of volmount");
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
     * An interrupt does not end the wait, which is bounded, and stays set.
     *
     * @param limit of the work itself, once it has its turn
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
        FutureTask<T> task = new FutureTask<>(work::result);
        Thread thread = new Thread(task, "answer");
        thread.setDaemon(true);
        thread.start();
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
