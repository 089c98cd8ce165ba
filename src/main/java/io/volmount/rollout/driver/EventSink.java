package io.volmount.rollout.driver;

import io.volmount.rollout.RolloutEvent;

/** Receives the events of a run, such as the journal or the display. Called by one thread at a time, in order. */
@FunctionalInterface
public interface EventSink {

    /** Records an event. When this returns, a journal has stored the event durably. */
    void record(RolloutEvent event);
}
