package io.volmount.rollout;

/** Where the events of a run go: the journal, the screen. Called by one thread at a time, in order. */
@FunctionalInterface
public interface EventSink {

    /** Takes an event in. When it returns, a journal holds the event for good. */
    void record(RolloutEvent event);
}
