package io.volmount.agent;

import java.time.Duration;

/** Waits in real or virtual time. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
