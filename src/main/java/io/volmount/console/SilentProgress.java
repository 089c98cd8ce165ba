package io.volmount.console;

import io.volmount.rollout.RolloutEvent;

/** Tells nothing. */
public final class SilentProgress implements Progress {
    @Override
    public void looking(String doing, int agents) {}

    @Override
    public void looked(String agent, boolean good, String what) {}

    @Override
    public void record(RolloutEvent event) {}

    @Override
    public synchronized <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        return question.ask();
    }

    @Override
    public void close() {}
}
