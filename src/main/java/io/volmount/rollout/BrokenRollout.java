package io.volmount.rollout;

import java.io.UncheckedIOException;

/** A run that had to be broken off because its events could not be recorded any more. */
public final class BrokenRollout extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rollout rollout;

    BrokenRollout(Rollout rollout, RuntimeException cause) {
        super(sentence(cause), cause);
        this.rollout = rollout;
    }

    static String sentence(RuntimeException cause) {
        return cause instanceof UncheckedIOException ? cause.getMessage() : "volmount itself failed: " + cause;
    }

    /** How it stands with every agent, as far as this process has seen; nothing is running any more. */
    public Rollout rollout() {
        return rollout;
    }
}
