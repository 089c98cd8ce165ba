package io.volmount.app.output;

import io.volmount.console.Progress;
import io.volmount.report.event.Event;
import io.volmount.report.event.EventKind;
import io.volmount.report.event.ProbeEvents;
import io.volmount.report.event.RunEvents;
import io.volmount.rollout.RolloutEvent;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Writes what happens as events for programs. Whatever becomes of them, the command does not wait, fail or end. */
final class EventsOutput implements Progress {
    private final LineWriter lines;
    private final Clock clock;
    private final ProbeEvents probing;
    private final RunEvents run = new RunEvents();

    EventsOutput(LineWriter lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
        this.probing = new ProbeEvents(clock);
    }

    @Override
    public void looking(String doing, int agents) {
        write(() -> probing.begin(doing, agents));
    }

    @Override
    public void looked(String agent, boolean good, String what) {
        write(() -> probing.probed(agent, good, what));
    }

    @Override
    public void recall(List<RolloutEvent> past) {
        write(() -> {
            run.recall(past);
            return List.of();
        });
    }

    @Override
    public void record(RolloutEvent event) {
        write(() -> run.of(event));
    }

    private synchronized void write(Supplier<List<Event>> news) {
        try {
            news.get().forEach(event -> lines.add(event.line(), this::dropped));
        } catch (RuntimeException broken) {
            lines.giveUp("volmount itself failed: " + broken);
        }
    }

    private String dropped(int count) {
        return new Event(clock.instant(), EventKind.EVENTS_DROPPED)
                .with("count", count)
                .line();
    }

    @Override
    public <T, E extends Exception> T quietly(Question<T, E> question) throws E {
        return question.ask();
    }

    @Override
    public void close() {
        lines.close();
    }
}
