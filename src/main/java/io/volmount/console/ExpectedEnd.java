package io.volmount.console;

import io.volmount.rehearsal.RemainingTime;
import io.volmount.rollout.RolloutEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * When a run is expected to end: simulated from where it stands every few seconds, on a thread of its own, which takes at
 * most a twentieth of a processor.
 */
final class ExpectedEnd implements AutoCloseable {
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(3);
    private static final int SHARE = 20;

    private final Clock clock;
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "expected-end");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicBoolean atWork = new AtomicBoolean();
    private volatile Optional<Instant> end = Optional.empty();
    private volatile long due = System.nanoTime();

    ExpectedEnd(Clock clock) {
        this.clock = clock;
    }

    /** By the last simulation; empty as long as too little is known. */
    Optional<Instant> get() {
        return end;
    }

    /** Simulates again if it is time for that; does not wait for it. */
    void refresh(Supplier<List<RolloutEvent>> events) {
        if (System.nanoTime() - due >= 0 && atWork.compareAndSet(false, true)) {
            executor.execute(() -> {
                long begun = System.nanoTime();
                try {
                    simulate(events.get());
                } catch (RuntimeException unknown) {
                    end = Optional.empty();
                } finally {
                    long took = System.nanoTime() - begun;
                    due = System.nanoTime() + Math.max(LEAST_PAUSE.toNanos(), SHARE * took);
                    atWork.set(false);
                }
            });
        }
    }

    private void simulate(List<RolloutEvent> events) {
        Instant now = clock.instant();
        end = RemainingTime.of(events, now).map(now::plus);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
