package io.volmount.console;

import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.driver.EventSink;
import java.time.Duration;
import java.util.List;

/** Tells the operator what is going on. Safe for use by several threads. */
public interface Progress extends EventSink, AutoCloseable {

    /**
     * Looking at agents begins.
     *
     * @param doing as in {@code probing}
     */
    void looking(String doing, int agents);

    /** How long looking at each of them may take, as a rule. */
    default void limit(Duration each) {}

    /** Looking at one of them begins. */
    default void begun(String agent) {}

    /** One of them has been looked at. */
    void looked(String agent, boolean good, String what);

    /** A run is about to be gone on with, of which these events are known; they are no news. */
    default void recall(List<RolloutEvent> past) {}

    /** A question to the operator. */
    @FunctionalInterface
    interface Question<T, E extends Exception> {
        T ask() throws E;
    }

    /** Asks, and tells nothing until the answer is there. */
    <T, E extends Exception> T quietly(Question<T, E> question) throws E;

    /** Takes down whatever is only live. */
    @Override
    void close();
}
