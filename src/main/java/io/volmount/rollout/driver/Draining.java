package io.volmount.rollout.driver;

import io.volmount.agent.PollTimer;
import io.volmount.agent.Sleeper;
import io.volmount.document.Durations;
import io.volmount.mesos.maintenance.AgentDrains;
import io.volmount.mesos.maintenance.Drain;
import io.volmount.mesos.maintenance.DrainState;
import io.volmount.mesos.maintenance.DrainState.Begun;
import io.volmount.mesos.maintenance.DrainState.Deactivated;
import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.NotDraining;
import io.volmount.mesos.maintenance.DrainState.Refused;
import io.volmount.mesos.maintenance.DrainState.Untold;
import io.volmount.rollout.LeftDrained;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Has agents drained by their master, and reactivated: asks until it says that it is done, for a limited time. */
public final class Draining {
    /** How long a master may not answer, or not let go of an agent. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AgentDrains master;
    private final InstantSource time;
    private final Sleeper sleeper;

    public Draining(AgentDrains master, InstantSource time, Sleeper sleeper) {
        this.master = master;
        this.time = time;
        this.sleeper = sleeper;
    }

    /**
     * Drains an agent in the name of a run.
     *
     * @param lock locks the node; called once the agent is known to be nobody else's, and before it is drained
     */
    public StepResult drain(String run, DrainAgent step, Supplier<StepResult> lock) {
        Drain drain = new Drain(run, step.agent());
        Optional<StepResult> objection = objection(drain, step);
        if (objection.isPresent()) {
            return objection.get();
        }
        StepResult locked = lock.get();
        return locked.succeeded() ? drain(drain, step) : locked;
    }

    /** Why the drain does not begin; empty if it may. */
    private Optional<StepResult> objection(Drain drain, DrainAgent step) {
        PollTimer poll = new PollTimer(time, sleeper, PATIENCE);
        DrainState state;
        do {
            state = master.state(drain);
        } while (state instanceof Untold && poll.awaitNext());
        String agent = "agent " + drain.agentId();
        if (problem(state).isPresent()) {
            return result(Status.UNREACHABLE, problem(state).get() + waited(poll));
        }
        if (state instanceof Gone) {
            return result(
                    Status.FAILED,
                    "the master has no " + agent + ", so it cannot be drained: wait until it has registered");
        }
        // an earlier attempt may have locked the node
        Status others = step.earlier().isEmpty() ? Status.HELD : Status.FAILED;
        if (state instanceof Deactivated) {
            return result(others, agent + " is deactivated in the master, and not by this run: reactivate it first");
        }
        return state instanceof NotDraining || isOwn(state)
                ? Optional.empty()
                : result(
                        others,
                        agent
                                + " is drained already, and not by this run: resume the run that drained it, or reactivate"
                                + " it first");
    }

    private StepResult drain(Drain drain, DrainAgent step) {
        PollTimer poll = new PollTimer(time, sleeper, step.timeout());
        String agent = "agent " + drain.agentId();
        boolean begun = false;
        DrainState state;
        do {
            state = begun ? master.state(drain) : master.begin(drain, step.grace());
            boolean was = begun;
            begun |= isOwn(state);
            if (state instanceof Drained && isOwn(state)) {
                return new StepResult(Status.DONE, agent + " is drained", "");
            }
            if (state instanceof Refused refused) {
                return new StepResult(Status.FAILED, refused.sentence(), "");
            }
            if (was && !isOwn(state) && !(state instanceof Untold)) {
                return new StepResult(
                        Status.FAILED, agent + " is no longer drained by this run: somebody else has ended that", "");
            }
        } while (poll.awaitNext());
        String sentence = (begun
                        ? agent + " was not drained within " + Durations.text(step.timeout()) + left(state)
                        : "the master has not begun to drain " + agent)
                + problem(state).map(": "::concat).orElse("")
                + waited(poll);
        return begun && step.goesOn()
                ? new StepResult(Status.DONE, sentence + "; it is stopped nevertheless, as the playbook says", "")
                : new StepResult(Status.FAILED, sentence, "");
    }

    /**
     * Reactivates an agent that a run has drained, under each of its IDs.
     *
     * @param drained what the run's journal says of that
     * @param latestId the ID with which the agent has registered last, as its node says; empty if it does not
     */
    public StepResult reactivate(
            String run, ReactivateAgent step, LeftDrained drained, Supplier<Optional<String>> latestId) {
        PollTimer poll = new PollTimer(time, sleeper, PATIENCE);
        List<String> ended = new ArrayList<>();
        for (String agent : step.agents()) {
            Drain drain = new Drain(run, agent);
            boolean confirmed = drained.confirms(agent);
            DrainState state = master.end(drain, confirmed);
            while ((isOwn(state) || state instanceof Untold) && poll.awaitNext()) {
                state = master.end(drain, confirmed);
            }
            boolean latest = agent.equals(step.agents().get(step.agents().size() - 1));
            if (state instanceof Gone
                    && latest
                    && drained.doubts(agent)
                    && latestId.get().filter(id -> !id.equals(agent)).isEmpty()) {
                return new StepResult(
                        Status.FAILED,
                        "the master does not name agent " + agent + " now, so it cannot say whether the run has drained"
                                + " it: resume when it has registered again",
                        "");
            }
            if (isOwn(state) || problem(state).isPresent()) {
                String why = problem(state)
                        .orElseGet(() ->
                                "the master does not let go of agent " + agent + " before its last task has ended");
                return new StepResult(Status.FAILED, why + waited(poll), "");
            }
            ended.add(
                    "agent " + agent + (state instanceof Gone ? " is not in the master any more" : " is not drained"));
        }
        return new StepResult(Status.DONE, String.join(", ", ended), "");
    }

    private static boolean isOwn(DrainState state) {
        return state instanceof Begun begun && begun.own();
    }

    private static String left(DrainState state) {
        return state instanceof DrainState.Draining draining
                        && draining.tasks().isPresent()
                        && draining.tasks().getAsInt() > 0
                ? "; tasks left: " + draining.tasks().getAsInt()
                : "";
    }

    /** What keeps the master from doing or saying anything; empty if nothing does. */
    private static Optional<String> problem(DrainState state) {
        if (state instanceof Refused refused) {
            return Optional.of(refused.sentence());
        }
        return state instanceof Untold untold ? Optional.of(untold.sentence()) : Optional.empty();
    }

    private static Optional<StepResult> result(Status status, String sentence) {
        return Optional.of(new StepResult(status, sentence, ""));
    }

    private static String waited(PollTimer poll) {
        return " (waited " + poll.waited().toSeconds() + " s)";
    }
}
