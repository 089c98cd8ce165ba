package io.volmount.console;

import io.volmount.rollout.RolloutEvent;
import java.time.Duration;
import java.util.List;

/**
 * Progress that goes to two places.
 *
 * @param shown what the operator sees; questions wait for it
 * @param other what does not show anything on a terminal
 */
public record CombinedProgress(Progress shown, Progress other) implements Progress {
    @Override
    public void looking(String doing, int agents) {
        shown.looking(doing, agents);
        other.looking(doing, agents);
    }

    @Override
    public void limit(Duration each) {
        shown.limit(each);
        other.limit(each);
    }

    @Override
    public void begun(String agent) {
        shown.begun(agent);
        other.begun(agent);
    }

    @Override
    public void looked(String agent, boolean good, String what) {
        shown.looked(agent, good, what);
        other.looked(agent, good, what);
    }

    @Override
    public void recall(List<RolloutEvent> past) {
        shown.recall(past);
        other.recall(past);
    }

    @Override
    public void record(RolloutEvent event) {
        shown.record(event);
        other.record(event);
    }

    @Override
    public <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        return shown.quietly(question);
    }

    @Override
    public void close() {
        shown.close();
        other.close();
    }
}
