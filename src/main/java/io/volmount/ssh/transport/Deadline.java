package io.volmount.ssh.transport;

import java.time.Duration;

/** A moment on the machine's monotonic clock, {@code limit} after it was set. */
public record Deadline(Duration limit, long nanoTime) {

    public static Deadline in(Duration limit) {
        return new Deadline(limit, System.nanoTime() + limit.toNanos());
    }

    public boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** Remaining milliseconds, at least 1: many APIs take 0 as no timeout. */
    public long millisLeft() {
        return Math.max(1, (nanoTime - System.nanoTime()) / 1_000_000);
    }

    /** The limit as text: {@code 90 s}, {@code 250 ms}. */
    public String limitText() {
        return format(limit);
    }

    public static String format(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
