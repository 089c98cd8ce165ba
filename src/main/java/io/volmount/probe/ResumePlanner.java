package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.PollTimer;
import io.volmount.agent.Sleeper;
import io.volmount.agent.TimeLimit;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.PlannedVolumes;
import io.volmount.rollout.Rollout;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Probes the agents of a run that is resumed, and plans what each still needs. An agent that was in flight may be
 * rebooting, so it may take the playbook's timeout to answer. A step that is still running after its connection was
 * lost is awaited, so that no plan is made from a half-changed state.
 */
public final class ResumePlanner implements FanOut.Question<Target, AgentPlan> {
    /** How long a node may still answer from its old boot after a reboot was requested. */
    private static final Duration GOING_DOWN = Duration.ofMinutes(1);

    private final Rollout interrupted;
    private final PlannedVolumes planned;
    private final InstantSource time;
    private final Sleeper sleeper;

    /**
     * @param interrupted the run, which is only read
     * @param planned its volumes: where it has planned any, rules of its playbook choose no disks again
     */
    public ResumePlanner(Rollout interrupted, PlannedVolumes planned, InstantSource time, Sleeper sleeper) {
        this.interrupted = interrupted;
        this.planned = planned;
        this.time = time;
        this.sleeper = sleeper;
    }

    @Override
    public AgentPlan ask(Target written) throws AgentUnreachable {
        Target target = ConcreteTarget.planned(written, planned.of(written.name()));
        AgentProgress progress = interrupted.agent(target.name());
        Purpose purpose = Purpose.resumed(interrupted.run(), progress.leftDrained());
        if (!progress.begun()) {
            return new AgentPlanner(time, sleeper).plan(target, purpose).plan();
        }
        AgentFacts facts = poll(target, progress);
        boolean rebootDue = progress.agent().steps().stream().anyMatch(step -> endsThisBoot(step, facts));
        return TimeLimit.run(
                () -> Planner.planAgain(facts, target.playbook(), target.expectedRole(), purpose, rebootDue));
    }

    private AgentFacts poll(Target target, AgentProgress progress) throws AgentUnreachable {
        Duration timeout = target.playbook().verify().timeout();
        PollTimer poll = new PollTimer(time, sleeper, timeout);
        AgentUnreachable last;
        do {
            try {
                AgentFacts facts = AgentPlanner.facts(target);
                boolean stepRunning = facts.lock().stepAtWork();
                if (!stepRunning && !mayGoDown(progress, facts, poll.waited(), timeout)) {
                    return facts;
                }
                last = new AgentUnreachable(
                        stepRunning
                                ? "an earlier step is still running on the node"
                                : "the node was asked to reboot and has not gone down");
            } catch (AgentUnreachable silence) {
                if (!progress.inFlight() || silence instanceof TimeLimit.Exceeded) {
                    throw silence;
                }
                last = silence;
            }
        } while (poll.awaitNext());
        throw new AgentUnreachable(
                last.getMessage() + " (waited " + poll.waited().toSeconds() + " s)", last);
    }

    private static boolean mayGoDown(AgentProgress progress, AgentFacts facts, Duration waited, Duration timeout) {
        Duration half = timeout.dividedBy(2);
        return waited.compareTo(half.compareTo(GOING_DOWN) < 0 ? half : GOING_DOWN) < 0
                && progress.current().filter(step -> endsThisBoot(step, facts)).isPresent();
    }

    private static boolean endsThisBoot(Step step, AgentFacts facts) {
        return step instanceof Reboot reboot && reboot.bootId().equals(facts.bootId());
    }
}
