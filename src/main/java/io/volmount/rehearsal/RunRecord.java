package io.volmount.rehearsal;

import io.volmount.rehearsal.UnavailableOverTime.Change;
import io.volmount.rollout.EventSink;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects from a run's events what a forecast needs. */
final class RunRecord implements EventSink, RolloutEvent.Visitor {
    private final Map<String, Instant> begun = new LinkedHashMap<>();
    private final Map<String, Work> work = new HashMap<>();
    private final Map<String, Optional<String>> zones = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Instant opened = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private int unavailable;

    @Override
    public void record(RolloutEvent event) {
        event.accept(this);
    }

    /** The work on each agent, in the order of admission. */
    List<Work> work() {
        return begun.keySet().stream().map(work::get).toList();
    }

    UnavailableOverTime unavailable() {
        return new UnavailableOverTime(changes);
    }

    Duration took() {
        return took;
    }

    private void change(Instant at, int difference) {
        Duration since = Duration.between(opened, at);
        unavailable += difference;
        if (!changes.isEmpty() && changes.get(changes.size() - 1).since().equals(since)) {
            changes.remove(changes.size() - 1);
        }
        changes.add(new Change(since, unavailable));
    }

    @Override
    public void runOpened(RolloutEvent.RunOpened event) {
        opened = event.at();
        event.agents().forEach(agent -> zones.put(agent.name(), agent.zone()));
    }

    @Override
    public void agentAdmitted(RolloutEvent.AgentAdmitted event) {
        begun.put(event.agent(), event.at());
        change(event.at(), 1);
    }

    @Override
    public void agentFinished(RolloutEvent.AgentFinished event) {
        Duration took = Duration.between(begun.get(event.agent()), event.at());
        work.put(event.agent(), new Work(zones.get(event.agent()), took, event.outcome() == Outcome.VERIFIED));
        if (!event.outcome().unavailable()) {
            change(event.at(), -1);
        }
    }

    @Override
    public void runClosed(RolloutEvent.RunClosed event) {
        took = Duration.between(opened, event.at());
    }

    @Override
    public void runResumed(RolloutEvent.RunResumed event) {}

    @Override
    public void stepIntended(RolloutEvent.StepIntended event) {}

    @Override
    public void stepFinished(RolloutEvent.StepFinished event) {}

    @Override
    public void releaseIntended(RolloutEvent.ReleaseIntended event) {}

    @Override
    public void lockReleased(RolloutEvent.LockReleased event) {}

    @Override
    public void evidenceGathered(RolloutEvent.EvidenceGathered event) {}

    @Override
    public void agentSoaking(RolloutEvent.AgentSoaking event) {}

    @Override
    public void agentSoaked(RolloutEvent.AgentSoaked event) {}

    @Override
    public void stopRequested(RolloutEvent.StopRequested event) {}
}
