package io.volmount.rollout;

import io.volmount.agent.Period;
import java.time.Instant;
import java.util.Optional;

/** When one agent was worked on and unavailable. Changed only by {@link Rollout}; read for display. */
public final class AgentTimes {
    private Optional<Instant> admitted = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Optional<Instant> available = Optional.empty();

    boolean admitted() {
        return admitted.isPresent();
    }

    /** The first admission counts, because an agent stays admitted when its run is resumed. */
    void admit(Instant at) {
        admitted = admitted.or(() -> Optional.of(at));
    }

    /** It has its outcome. */
    void end(Instant at) {
        ended = Optional.of(at);
    }

    /** Its outcome does not hold any more. */
    void reopen() {
        ended = Optional.empty();
    }

    /** It no longer counts as unavailable. */
    void free(Instant at) {
        available = Optional.of(at);
    }

    /** From its first admission to its outcome; empty if it was never admitted. */
    public Optional<Period> worked() {
        return admitted.map(since -> new Period(since, ended));
    }

    /** While it counted as unavailable; empty if it was never admitted. */
    public Optional<Period> unavailable() {
        return admitted.map(since -> new Period(since, available));
    }
}
