package io.volmount.rollout;

import io.volmount.agent.Period;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a run, folded from its events, and its next actions. Deterministic: the same events give the same
 * state and the same actions. Not safe for use by several threads.
 */
public final class Rollout {
    private final RunOpened opening;
    private final Map<String, AgentProgress> agents;
    private final Set<AgentProgress> inFlight = new LinkedHashSet<>();
    /** The agents in flight with nothing under way; kept so that the next actions need no search. */
    private final Set<AgentProgress> ready = new LinkedHashSet<>();

    private final Soaking soaking;
    private Admission admission;
    private final List<Instant> resumptions = new ArrayList<>();
    private Optional<Instant> closed = Optional.empty();
    private String stopped = "";

    public Rollout(RunOpened opening) {
        this.opening = opening;
        this.agents = progress(opening.agents());
        this.soaking = new Soaking(opening.policy().soak());
        this.admission = new Admission(opening.policy(), agents.values());
    }

    private static Map<String, AgentProgress> progress(List<RolloutAgent> agents) {
        Map<String, AgentProgress> progress = new LinkedHashMap<>();
        agents.forEach(agent -> progress.put(agent.name(), new AgentProgress(agent)));
        return progress;
    }

    /** The state after the events of a run; empty if the first one is not the opening, because then nothing was begun. */
    public static Optional<Rollout> of(List<RolloutEvent> events) {
        if (events.isEmpty() || !(events.get(0) instanceof RunOpened opening)) {
            return Optional.empty();
        }
        Rollout rollout = new Rollout(opening);
        events.stream().skip(1).forEach(rollout::apply);
        return Optional.of(rollout);
    }

    /** Why none of these agents can ever begin; empty if the budget allows one to. */
    public static Optional<String> blockedBy(RolloutPolicy policy, List<RolloutAgent> agents) {
        Admission admission = new Admission(policy, progress(agents).values());
        return admission.canContinue() ? Optional.empty() : Optional.of(admission.blockedBy());
    }

    public String run() {
        return opening.run();
    }

    public RunOpened opening() {
        return opening;
    }

    /** Every agent of the run, in the order of the opening. */
    public Collection<AgentProgress> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    /** The agents that have not ended well, in the order of the opening. */
    public List<AgentProgress> open() {
        return agents.values().stream().filter(agent -> !agent.endedWell()).toList();
    }

    /** The verified agents that are soaking, each with the end of that. */
    public Map<String, Instant> soakEnds() {
        return soaking.ends();
    }

    /** How much of the budget is used now. */
    public Budget budget() {
        return admission.budget();
    }

    public boolean closed() {
        return closed.isPresent();
    }

    /** When it was resumed, in order. */
    public List<Instant> resumptions() {
        return Collections.unmodifiableList(resumptions);
    }

    /** From its opening to its close. */
    public Period time() {
        return new Period(opening.at(), closed);
    }

    /** Why agents were skipped; empty if none were. */
    public String stopped() {
        return stopped;
    }

    public AgentProgress agent(String name) {
        return agents.get(name);
    }

    public void apply(RolloutEvent event) {
        event.accept(new Fold());
    }

    /** The actions possible now; empty while all of them wait for something under way. */
    public List<Action> nextActions() {
        List<Action> actions = new ArrayList<>();
        ready.forEach(progress -> progress.next().ifPresent(actions::add));
        if (!actions.isEmpty() || closed()) {
            return actions;
        }
        Optional<AgentProgress> next = admission.next();
        if (next.isPresent()) {
            actions.add(new Action.Admit(next.get().agent().name()));
        } else if (inFlight.isEmpty() && !admission.canContinue()) {
            actions.add(new Action.Close(admission.blockedBy()));
        } else {
            actions.addAll(soaking.due());
        }
        return actions;
    }

    private final class Fold implements RolloutEvent.Visitor {
        private AgentProgress progress(String name) {
            return Optional.ofNullable(agents.get(name))
                    .orElseThrow(() -> new IllegalStateException("the opening names no agent " + name));
        }

        @Override
        public void runOpened(RunOpened event) {
            throw new IllegalStateException("a run is opened once: " + event.run());
        }

        @Override
        public void runResumed(RunResumed event) {
            event.agents().forEach(agent -> progress(agent.name()).resume(event.at(), agent));
            resumptions.add(event.at());
            closed = Optional.empty();
            stopped = "";
            inFlight.clear();
            agents.values().stream().filter(AgentProgress::inFlight).forEach(inFlight::add);
            ready.clear();
            ready.addAll(inFlight);
            if (agents.values().stream().anyMatch(AgentProgress::pending)) {
                agents.values().forEach(agent -> soaking.catchUp(agent, event.at()));
            }
            soaking.watchAgain();
            admission = admission.again(agents.values(), soaking::holds);
        }

        @Override
        public void agentAdmitted(AgentAdmitted event) {
            AgentProgress progress = progress(event.agent());
            admission.begin(progress);
            inFlight.add(progress);
            ready.add(progress);
            progress.times().admit(event.at());
        }

        @Override
        public void stepIntended(StepIntended event) {
            AgentProgress progress = progress(event.agent());
            progress.begin(event.at());
            ready.remove(progress);
        }

        @Override
        public void stepFinished(StepFinished event) {
            AgentProgress progress = progress(event.agent());
            progress.end(event.at(), event.result());
            ready.add(progress);
        }

        @Override
        public void releaseIntended(RolloutEvent.ReleaseIntended event) {
            AgentProgress progress = progress(event.agent());
            progress.beginRelease();
            ready.remove(progress);
        }

        @Override
        public void lockReleased(RolloutEvent.LockReleased event) {
            AgentProgress progress = progress(event.agent());
            progress.endRelease(event.result());
            ready.add(progress);
        }

        @Override
        public void evidenceGathered(EvidenceGathered event) {
            progress(event.agent()).prove(event.proof());
        }

        @Override
        public void agentFinished(AgentFinished event) {
            AgentProgress progress = progress(event.agent());
            progress.finish(event.outcome(), event.reason());
            progress.times().end(event.at());
            inFlight.remove(progress);
            ready.remove(progress);
            admission.end(progress);
            if (event.outcome() == Outcome.VERIFIED && admission.hasWaiting() && soaking.takesTime()) {
                soaking.add(event);
            } else if (!progress.lost()) {
                admission.free(progress);
                progress.times().free(event.at());
            }
        }

        @Override
        public void agentSoaking(AgentSoaking event) {
            soaking.begin(event.agent());
        }

        @Override
        public void agentSoaked(AgentSoaked event) {
            soaking.end(event.agent());
            AgentProgress progress = progress(event.agent());
            admission.free(progress);
            progress.times().free(event.at());
        }

        @Override
        public void stopRequested(StopRequested event) {
            admission.stop();
        }

        @Override
        public void runClosed(RunClosed event) {
            closed = Optional.of(event.at());
            stopped = event.stopped();
            agents.values().stream()
                    .filter(AgentProgress::pending)
                    .forEach(progress -> progress.finish(Outcome.SKIPPED, "not begun: " + stopped));
        }
    }
}
