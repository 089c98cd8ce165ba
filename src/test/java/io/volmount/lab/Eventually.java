package io.volmount.lab;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions of real agents. */
public final class Eventually {
    private static final long POLL_MILLIS = 100;

    private Eventually() {}

    /** Returns once the condition holds; fails, naming it, when it does not within the time. */
    public static void eventually(String condition, Duration within, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + within.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + within.toSeconds() + " s: " + condition);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
