package io.volmount.ssh;

import java.time.Duration;

/** A moment on the machine's monotonic clock, {@code limit} after it was set. */
record Deadline(Duration limit, long nanoTime) {

    static Deadline in(Duration limit) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** What is left, at least 1: waits that are given 0 often mean for ever. */
    long millisLeft() {
        return Math.max(1, (nanoTime - System.nanoTime()) / 1_000_000);
    }

    /** The limit in words: {@code 90 s}, {@code 250 ms}. */
    String words() {
        return words(limit);
    }

    static String words(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
