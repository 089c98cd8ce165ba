package io.volmount.lab;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions of real agents. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final long POLL_MILLIS = 100;

    private Eventually() {}

    /**
     * Returns once the condition holds; fails, naming it, when it never does. How long that may take says nothing about
     * the machine: the bound is only there for a test to end.
     */
    public static void eventually(String condition, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + BOUND.toMinutes() + " minutes: " + condition);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
