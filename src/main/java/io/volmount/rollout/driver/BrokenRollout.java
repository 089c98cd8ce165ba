package io.volmount.rollout.driver;

import io.volmount.rollout.Rollout;
import java.io.UncheckedIOException;

/** A run that was aborted because an event could not be recorded. */
public final class BrokenRollout extends RuntimeException {
    private final transient Rollout rollout;

    public BrokenRollout(Rollout rollout, RuntimeException cause) {
        super(sentence(cause), cause);
        this.rollout = rollout;
    }

    public static String sentence(RuntimeException cause) {
        return cause instanceof UncheckedIOException ? cause.getMessage() : "volmount itself failed: " + cause;
    }

    /** The state of every agent as far as this process has seen it. No step is running. */
    public Rollout rollout() {
        return rollout;
    }
}
