package io.volmount.report.event;

import io.volmount.report.Wording;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.step.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events of a run. Every agent of a run, and of a resumed run every agent that had not ended well, gets exactly one
 * {@link EventKind#AGENT_FINISHED}, even if it is not begun. For one thread at a time.
 */
public final class RunEvents {
    private final List<Event> events = new ArrayList<>();
    private Optional<Rollout> rollout = Optional.empty();
    private final BudgetUse budget = new BudgetUse();

    /** A run is about to be resumed, of which these events are known. */
    public void recall(List<RolloutEvent> past) {
        rollout = Rollout.of(past);
    }

    /** What programs get of an event; empty if it is no news to them. */
    public List<Event> of(RolloutEvent event) {
        events.clear();
        event.accept(new Teller());
        rollout.flatMap(run -> budget.changed(run.budget())).ifPresent(use -> addBudget(event.at(), use));
        return List.copyOf(events);
    }

    private Rollout run() {
        return rollout.orElseThrow();
    }

    private Event event(Instant at, EventKind kind) {
        return new Event(at, kind).with("run", run().run());
    }

    private Event event(Instant at, EventKind kind, String agent) {
        return event(at, kind).with("agent", agent);
    }

    private void addBudget(Instant at, Map<String, Object> use) {
        Event budgeted = event(at, EventKind.BUDGET);
        for (Map.Entry<String, Object> number : use.entrySet()) {
            budgeted = budgeted.with(number.getKey(), number.getValue());
        }
        events.add(budgeted);
    }

    private void addFinished(Instant at, AgentProgress agent) {
        agent.outcome()
                .ifPresent(outcome -> events.add(
                        event(at, EventKind.AGENT_FINISHED, agent.agent().name())
                                .with("outcome", outcome.word())
                                .with("reason", agent.reason())));
    }

    private final class Teller implements RolloutEvent.Visitor {
        @Override
        public void runOpened(RolloutEvent.RunOpened event) {
            rollout = Optional.of(new Rollout(event));
            events.add(event(event.at(), EventKind.RUN_STARTED)
                    .with("playbook", event.playbook())
                    .with("agents", event.agents().size()));
            run().agents().forEach(agent -> addFinished(event.at(), agent));
        }

        @Override
        public void runResumed(RolloutEvent.RunResumed event) {
            run().apply(event);
            events.add(event(event.at(), EventKind.RUN_RESUMED)
                    .with("playbook", run().opening().playbook())
                    .with("agents", event.agents().size()));
            event.agents().forEach(agent -> addFinished(event.at(), run().agent(agent.name())));
        }

        @Override
        public void agentAdmitted(RolloutEvent.AgentAdmitted event) {
            run().apply(event);
            events.add(event(event.at(), EventKind.AGENT_STARTED, event.agent()));
        }

        @Override
        public void stepIntended(RolloutEvent.StepIntended event) {
            run().apply(event);
            events.add(event(event.at(), EventKind.STEP_STARTED, event.agent()).with("step", event.step()));
        }

        @Override
        public void stepFinished(RolloutEvent.StepFinished event) {
            AgentProgress agent = run().agent(event.agent());
            Optional<Step> step = agent.current();
            Optional<Instant> begun = agent.since();
            run().apply(event);
            events.add(event(event.at(), EventKind.STEP_FINISHED, event.agent())
                    .with("step", step.map(Step::id).orElse(null))
                    .with("status", event.result().status().word())
                    .with("detail", event.result().detail())
                    .with(
                            "seconds",
                            begun.map(since -> Wording.seconds(Duration.between(since, event.at())))
                                    .orElse(null)));
        }

        @Override
        public void releaseIntended(RolloutEvent.ReleaseIntended event) {
            run().apply(event);
        }

        @Override
        public void lockReleased(RolloutEvent.LockReleased event) {
            run().apply(event);
        }

        @Override
        public void evidenceGathered(RolloutEvent.EvidenceGathered event) {
            run().apply(event);
            events.add(event(event.at(), EventKind.EVIDENCE, event.agent())
                    .with("state", event.proof().state().word())
                    .with("detail", event.proof().summary()));
        }

        @Override
        public void agentFinished(RolloutEvent.AgentFinished event) {
            run().apply(event);
            addFinished(event.at(), run().agent(event.agent()));
        }

        @Override
        public void agentSoaking(RolloutEvent.AgentSoaking event) {
            run().apply(event);
            events.add(
                    event(event.at(), EventKind.AGENT_SOAKING, event.agent()).with("until", Event.time(event.until())));
        }

        @Override
        public void agentSoaked(RolloutEvent.AgentSoaked event) {
            run().apply(event);
            events.add(event(event.at(), EventKind.AGENT_SOAKED, event.agent()));
        }

        @Override
        public void stopRequested(RolloutEvent.StopRequested event) {
            run().apply(event);
            events.add(event(event.at(), EventKind.RUN_STOPPING));
        }

        @Override
        public void runClosed(RolloutEvent.RunClosed event) {
            List<AgentProgress> waiting = run().agents().stream()
                    .filter(agent -> agent.outcome().isEmpty())
                    .toList();
            run().apply(event);
            waiting.forEach(agent -> addFinished(event.at(), agent));
            events.add(event(event.at(), EventKind.RUN_FINISHED)
                    .with("stopped", event.stopped().isEmpty() ? null : event.stopped()));
        }
    }
}
