package io.volmount.rehearsal;

import io.volmount.rollout.RolloutEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Function;

/**
 * A clock that jumps from one event to the next. Simultaneous events happen in the order in which they were
 * scheduled.
 */
final class VirtualTime extends Clock {
    private final Queue<Scheduled> future = new PriorityQueue<>();
    private Instant now;
    private long scheduled;

    VirtualTime(Instant begin) {
        this.now = begin;
    }

    private record Scheduled(Instant at, long number, RolloutEvent event) implements Comparable<Scheduled> {
        @Override
        public int compareTo(Scheduled other) {
            int order = at.compareTo(other.at);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    void schedule(Duration delay, Function<Instant, RolloutEvent> event) {
        Instant at = now.plus(delay);
        future.add(new Scheduled(at, scheduled++, event.apply(at)));
    }

    /** Advances to the next event. */
    RolloutEvent next() {
        Scheduled next = future.remove();
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
