package io.volmount.rehearsal;

import io.volmount.rollout.Action;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.driver.EventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Executes the actions of a rollout on simulated agents in virtual time: without threads, without waiting, and always in
 * the same way. Like the driver of real agents it records every event before anything follows from it.
 */
public final class VirtualDriver {
    private final NodeModel nodes;
    private final EventSink sink;

    /** @param sink may throw, as if the controller died at that event; what has begun on the agents has begun */
    public VirtualDriver(NodeModel nodes, EventSink sink) {
        this.nodes = nodes;
        this.sink = sink;
    }

    /** Runs to the end, from the instant of the opening. Returns the final state. */
    public Rollout run(RunOpened opening) {
        return drive(new Rollout(opening), opening);
    }

    /** Resumes a run and runs it to its end, from the instant of its resumption. Returns the final state. */
    public Rollout resume(Rollout interrupted, RunResumed resumption) {
        interrupted.apply(resumption);
        return drive(interrupted, resumption);
    }

    /**
     * Runs a run that is under way to its end, from this instant. Returns the final state.
     *
     * @param underWay with no lock being released and no timer of a soaking agent
     */
    Rollout proceed(Rollout underWay, Instant now) {
        VirtualTime time = new VirtualTime(now);
        underWay.agents()
                .forEach(agent -> agent.current().ifPresent(step -> {
                    String name = agent.agent().name();
                    Duration age = Duration.between(agent.since().orElseThrow(), now);
                    SimulatedResult rest = nodes.finish(name, step, age.isNegative() ? Duration.ZERO : age);
                    time.schedule(
                            rest.took(),
                            at -> new StepFinished(at, name, agent.taken().size(), rest.result()));
                }));
        return drive(underWay, time);
    }

    private Rollout drive(Rollout rollout, RolloutEvent beginning) {
        sink.record(beginning);
        return drive(rollout, new VirtualTime(beginning.at()));
    }

    private Rollout drive(Rollout rollout, VirtualTime time) {
        ActionExecutor executor = new ActionExecutor(rollout, time);
        while (!rollout.closed()) {
            List<Action> actions = rollout.nextActions();
            if (actions.isEmpty()) {
                executor.record(time.next());
            }
            actions.forEach(action -> action.accept(executor));
        }
        return rollout;
    }

    private final class ActionExecutor implements Action.Visitor {
        private final Rollout rollout;
        private final VirtualTime time;

        ActionExecutor(Rollout rollout, VirtualTime time) {
            this.rollout = rollout;
            this.time = time;
        }

        void record(RolloutEvent event) {
            sink.record(event);
            rollout.apply(event);
        }

        @Override
        public void admit(Action.Admit action) {
            record(new AgentAdmitted(time.instant(), action.agent()));
        }

        @Override
        public void perform(Action.Perform action) {
            record(new StepIntended(
                    time.instant(),
                    action.agent(),
                    action.index(),
                    action.step().id()));
            SimulatedResult simulated = nodes.perform(action.agent(), action.step());
            time.schedule(
                    simulated.took(), at -> new StepFinished(at, action.agent(), action.index(), simulated.result()));
        }

        @Override
        public void release(Action.Release action) {
            record(new ReleaseIntended(time.instant(), action.agent()));
            SimulatedResult simulated = nodes.release(action.agent());
            time.schedule(simulated.took(), at -> new LockReleased(at, action.agent(), simulated.result()));
        }

        @Override
        public void finish(Action.Finish action) {
            record(new AgentFinished(time.instant(), action.agent(), action.outcome(), action.reason()));
        }

        @Override
        public void soak(Action.Soak action) {
            record(new AgentSoaking(time.instant(), action.agent(), action.until()));
            Duration left = Duration.between(time.instant(), action.until());
            time.schedule(left.isNegative() ? Duration.ZERO : left, at -> new AgentSoaked(at, action.agent()));
        }

        @Override
        public void close(Action.Close action) {
            record(new RunClosed(time.instant(), action.stopped()));
        }
    }
}
