package io.volmount.journal;

import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.storage.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the events of a run say of it as a whole, folded from one after the other. Not safe for threads. */
final class RunHistory {
    private final List<Milestone> milestones = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private Optional<Instant> last = Optional.empty();

    void add(RolloutEvent event) {
        if (!(event instanceof RunResumed)) {
            last.ifPresent(before -> took = took.plus(Duration.between(before, event.at())));
        }
        last = Optional.of(event.at());
        if (event instanceof RunOpened) {
            milestones.add(new Milestone(event.at(), "began", ""));
        } else if (event instanceof RunResumed) {
            milestones.add(new Milestone(event.at(), "resumed", ""));
        } else if (event instanceof StopRequested) {
            milestones.add(new Milestone(event.at(), "stop-asked", ""));
        } else if (event instanceof RunClosed closed) {
            milestones.add(new Milestone(event.at(), "ended", closed.stopped()));
        }
    }

    List<Milestone> milestones() {
        return List.copyOf(milestones);
    }

    /** How long processes worked on it, without the pauses between an interruption and the resumption. */
    Duration took() {
        return took;
    }
}
