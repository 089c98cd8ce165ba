package io.volmount.rehearsal;

import io.volmount.rollout.RolloutEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;

/** A clock that jumps from one event to the next. Events of the same instant come in the order they were foreseen in. */
final class VirtualTime extends Clock {
    private final Queue<Foreseen> future =
            new PriorityQueue<>(Comparator.comparing(Foreseen::at).thenComparingLong(Foreseen::number));
    private Instant now;
    private long foreseen;

    VirtualTime(Instant begin) {
        this.now = begin;
    }

    private record Foreseen(Instant at, long number, RolloutEvent event) {}

    /** Something that will have happened when so much time has passed from now. */
    void foresee(Duration delay, Function<Instant, RolloutEvent> event) {
        Instant at = now.plus(delay);
        future.add(new Foreseen(at, foreseen++, event.apply(at)));
    }

    /** Moves on to the next event. */
    RolloutEvent next() {
        Foreseen next = future.remove();
        now = next.at();
        return next.event();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
