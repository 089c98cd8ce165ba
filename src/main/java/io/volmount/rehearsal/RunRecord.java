package io.volmount.rehearsal;

import io.volmount.rehearsal.UnavailableOverTime.Change;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.driver.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects from a run's events what a forecast needs. */
final class RunRecord implements EventSink {
    private final Map<String, Instant> begun = new LinkedHashMap<>();
    private final Map<String, Work> work = new HashMap<>();
    private final Map<String, Optional<String>> zones = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private Instant opened = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private int unavailable;

    @Override
    public void record(RolloutEvent event) {
        if (event instanceof RunOpened start) {
            opened = start.at();
            start.agents().forEach(agent -> zones.put(agent.name(), agent.zone()));
        } else if (event instanceof AgentAdmitted admitted) {
            begun.put(admitted.agent(), admitted.at());
            change(admitted.at(), 1);
        } else if (event instanceof AgentFinished finished) {
            end(finished);
        } else if (event instanceof RunClosed closed) {
            took = Duration.between(opened, closed.at());
        }
    }

    private void end(AgentFinished event) {
        Duration worked = Duration.between(begun.get(event.agent()), event.at());
        work.put(event.agent(), new Work(zones.get(event.agent()), worked, event.outcome() == Outcome.VERIFIED));
        if (!event.outcome().unavailable()) {
            change(event.at(), -1);
        }
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
}
