package io.volmount.rollout.driver;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.RunIdentity;
import io.volmount.rollout.Abort;
import io.volmount.rollout.Action;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.LeftDrained;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.LockReleased;
import io.volmount.rollout.RolloutEvent.ReleaseIntended;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.RolloutEvent.StepFinished;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.rollout.TakenStep;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.ScriptStep;
import io.volmount.step.StartAgent;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.Verify;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Executes the actions of a rollout on threads. Every event is recorded before it has any effect; in particular, the intent
 * to perform a step is recorded before the step begins.
 */
public final class RolloutDriver {
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final Function<String, Agent> agents;
    private final EventSink sink;
    private final Verification verification;
    private final Draining draining;
    private final Executor executor;
    private final Clock clock;
    private final String controller;
    private final Instant planned;
    private final long begin = System.nanoTime();
    private final BlockingQueue<RolloutEvent> events = new LinkedBlockingQueue<>();
    private final Queue<Soak> soaks = new PriorityQueue<>(Comparator.comparingLong(Soak::end));

    /** @param end by {@link #nanos} */
    private record Soak(String agent, long end) {}

    /**
     * A driver for one run.
     *
     * @param agents the agent of each name; called from the executor's threads
     * @param executor runs the steps; must have a thread for every agent that the budget allows at once
     * @param controller {@code user@host} of this process, recorded in the locks of nodes
     * @param planned when the plan was begun, before any agent was asked
     */
    public RolloutDriver(
            Function<String, Agent> agents,
            EventSink sink,
            Verification verification,
            Draining draining,
            Executor executor,
            Clock clock,
            String controller,
            Instant planned) {
        this.agents = agents;
        this.sink = sink;
        this.verification = verification;
        this.draining = draining;
        this.executor = executor;
        this.clock = clock;
        this.controller = controller;
        this.planned = planned;
    }

    /**
     * Executes a run to its end and returns the final state.
     *
     * @throws BrokenRollout if an event could not be recorded; no step is running then
     */
    public Rollout run(RunOpened opening) throws InterruptedException {
        return drive(new Rollout(opening), opening);
    }

    /**
     * Resumes a run, executes it to its end and returns the final state.
     *
     * @param interrupted as its events left it; no other process may be executing it
     * @throws BrokenRollout if an event could not be recorded; no step is running then
     */
    public Rollout resume(Rollout interrupted, RunResumed resumption) throws InterruptedException {
        interrupted.apply(resumption);
        return drive(interrupted, resumption);
    }

    /** @param beginning is already part of the state but not yet recorded */
    private Rollout drive(Rollout rollout, RolloutEvent beginning) throws InterruptedException {
        try {
            sink.record(beginning);
            ActionExecutor actionExecutor = new ActionExecutor(rollout);
            while (!rollout.closed()) {
                var actions = rollout.nextActions();
                if (actions.isEmpty()) {
                    recordAndApply(rollout, next());
                }
                actions.forEach(action -> action.accept(actionExecutor));
            }
            return rollout;
        } catch (RuntimeException broken) {
            awaitRunningSteps(rollout);
            new Abort(rollout, clock.instant(), BrokenRollout.sentence(broken)).close();
            throw new BrokenRollout(rollout, broken);
        }
    }

    /** An event that has happened becomes part of the state even if it cannot be recorded. */
    private void recordAndApply(Rollout rollout, RolloutEvent event) {
        try {
            sink.record(event);
        } finally {
            rollout.apply(event);
        }
    }

    /** Waits for the next event: from an agent, from the operator, or the end of a soak. */
    private RolloutEvent next() throws InterruptedException {
        while (true) {
            Soak first = soaks.peek();
            if (first == null) {
                return events.take();
            }
            long left = first.end() - nanos();
            if (left <= 0) {
                return new AgentSoaked(clock.instant(), soaks.remove().agent());
            }
            RolloutEvent event = events.poll(left, TimeUnit.NANOSECONDS);
            if (event != null) {
                return event;
            }
        }
    }

    /** Monotonic time since this driver was created. */
    private long nanos() {
        return System.nanoTime() - begin;
    }

    /** How old the plan is, at least: clocks differ, and what ended right before it was made does not count. */
    private Duration age() {
        Duration byClock = Duration.between(planned, clock.instant());
        Duration steady = Duration.ofNanos(nanos());
        Duration age = (byClock.compareTo(steady) > 0 ? byClock : steady).minus(MARGIN);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private void awaitRunningSteps(Rollout rollout) throws InterruptedException {
        while (rollout.agents().stream().anyMatch(AgentProgress::waits)) {
            rollout.apply(events.take());
        }
    }

    /** Requests a stop: no more agents begin, those in flight finish. From any thread. */
    public void requestStop() {
        events.add(new StopRequested(clock.instant()));
    }

    /** Whether the step before the next one has started the agent's service. */
    private static boolean justStarted(AgentProgress progress) {
        List<TakenStep> taken = progress.taken();
        return !taken.isEmpty() && taken.get(taken.size() - 1).step() instanceof StartAgent;
    }

    private StepResult take(RunIdentity identity, String name, Step step, boolean justStarted, LeftDrained drained) {
        Agent agent = agents.apply(name);
        String run = identity.run();
        if (step instanceof Verify verify) {
            Optional<Duration> settlesIn = Optional.of(verify.settle()).filter(settle -> justStarted);
            return verification.verify(
                    agent, verify, settlesIn, proof -> events.add(new EvidenceGathered(clock.instant(), name, proof)));
        }
        if (step instanceof ReactivateAgent reactivate) {
            return draining.reactivate(run, reactivate, drained, () -> latestId(agent));
        }
        ScriptStep script = (ScriptStep) step;
        return script instanceof DrainAgent drain
                ? draining.drain(run, drain, () -> agent.perform(drain, identity))
                : agent.perform(script, identity);
    }

    private static Optional<String> latestId(Agent agent) {
        try {
            return agent.probe(ProbeRequest.NOTHING_MORE).agentId();
        } catch (AgentUnreachable unknown) {
            return Optional.empty();
        }
    }

    private static StepResult ended(Supplier<StepResult> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error broken) {
            return new StepResult(
                    StepResult.Status.IN_DOUBT,
                    "volmount itself failed during the step, so its result is unknown: " + broken,
                    "");
        }
    }

    private final class ActionExecutor implements Action.Visitor {
        private final Rollout rollout;

        ActionExecutor(Rollout rollout) {
            this.rollout = rollout;
        }

        /** An intended event must be recorded before it becomes part of the state and before its action begins. */
        private void record(RolloutEvent intended) {
            sink.record(intended);
            rollout.apply(intended);
        }

        @Override
        public void admit(Action.Admit action) {
            record(new AgentAdmitted(clock.instant(), action.agent()));
        }

        @Override
        public void perform(Action.Perform action) {
            record(new StepIntended(
                    clock.instant(),
                    action.agent(),
                    action.index(),
                    action.step().id()));
            AgentProgress progress = rollout.agent(action.agent());
            boolean justStarted = justStarted(progress);
            RunIdentity identity = new RunIdentity(rollout.run(), controller, progress.plannedBoot(), age());
            LeftDrained drained = progress.drained();
            executor.execute(() -> {
                StepResult result = ended(() -> take(identity, action.agent(), action.step(), justStarted, drained));
                events.add(new StepFinished(clock.instant(), action.agent(), action.index(), result));
            });
        }

        @Override
        public void release(Action.Release action) {
            record(new ReleaseIntended(clock.instant(), action.agent()));
            executor.execute(() -> {
                StepResult result = ended(() -> agents.apply(action.agent()).release(rollout.run()));
                events.add(new LockReleased(clock.instant(), action.agent(), result));
            });
        }

        @Override
        public void finish(Action.Finish action) {
            record(new AgentFinished(clock.instant(), action.agent(), action.outcome(), action.reason()));
            executor.execute(() -> agents.apply(action.agent()).disconnect());
        }

        @Override
        public void soak(Action.Soak action) {
            record(new AgentSoaking(clock.instant(), action.agent(), action.until()));
            Duration left = Duration.between(clock.instant(), action.until());
            soaks.add(new Soak(action.agent(), nanos() + left.toNanos()));
        }

        @Override
        public void close(Action.Close action) {
            record(new RunClosed(clock.instant(), action.stopped()));
        }
    }
}
