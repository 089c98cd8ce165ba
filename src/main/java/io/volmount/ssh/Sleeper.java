package io.volmount.ssh;

import java.time.Duration;

/** How time is let pass; a test need not wait for it. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
