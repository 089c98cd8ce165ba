package io.volmount.agent;

import java.time.Duration;

/** Lets time pass: the real one, or a virtual one. */
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
