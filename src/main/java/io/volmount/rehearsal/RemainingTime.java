package io.volmount.rehearsal;

import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * How long a run that is under way will still take: its own rollout is simulated to its end, as fast as its agents were so
 * far, and taking for granted that nothing else goes wrong.
 */
public final class RemainingTime {
    private static final int LEAST_ENDED = 5;

    private RemainingTime() {}

    /**
     * The time from now to the end.
     *
     * @param events of the run so far
     * @return empty if the run is closed, or if fewer than 5 of its agents have been worked on to their end
     * @throws CancellationException if the thread is interrupted
     */
    public static Optional<Duration> of(List<RolloutEvent> events, Instant now) {
        return Rollout.of(events.stream().filter(RemainingTime::counts).toList())
                .filter(run -> !run.closed() && ended(run) >= LEAST_ENDED)
                .map(run -> {
                    Assumptions standard = Assumptions.standard();
                    End end = new End(now);
                    new VirtualDriver(new MeasuredAgents(run, standard), end::record).proceed(run, now);
                    return Duration.between(now, end.at);
                });
    }

    /** Soaking and releasing begin again in the simulation; soaking still ends when it was to. */
    private static boolean counts(RolloutEvent event) {
        return !(event instanceof AgentSoaking) && !(event instanceof ReleaseIntended);
    }

    private static long ended(Rollout run) {
        return run.agents().stream()
                .filter(AgentProgress::begun)
                .filter(agent -> agent.outcome().isPresent())
                .count();
    }

    /** The instant of the last event. */
    private static final class End {
        private Instant at;

        End(Instant now) {
            this.at = now;
        }

        void record(RolloutEvent event) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            at = event.at();
        }
    }
}
