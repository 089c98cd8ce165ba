package io.volmount.rollout;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Reboot;
import io.volmount.agent.Sleeper;
import io.volmount.agent.Step;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import java.time.Clock;
import java.time.Duration;

/**
 * Looks at the agents of a run that is taken up again, and plans what each still needs. An agent that was being worked on
 * when the run was interrupted may be in the middle of its reboot, so it is given the playbook's time to answer.
 */
public final class FreshLook implements Survey.Question<Target, AgentPlan> {
    /** How long a node that was told to reboot may go on answering from its old boot. */
    private static final Duration GOING_DOWN = Duration.ofMinutes(1);

    private final Rollout interrupted;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param interrupted only read */
    public FreshLook(Rollout interrupted, Clock clock, Sleeper sleeper) {
        this.interrupted = interrupted;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public AgentPlan ask(Target target) throws AgentUnreachable {
        AgentProgress progress = interrupted.agent(target.name());
        if (!progress.begun()) {
            return Planner.plan(Planning.facts(target), target.playbook(), target.expectedRole());
        }
        AgentFacts facts = progress.inFlight() ? patiently(target, progress) : Planning.facts(target);
        boolean rebootDue = progress.agent().steps().stream().anyMatch(step -> endsThisBoot(step, facts));
        return Planner.planAgain(facts, target.playbook(), target.expectedRole(), rebootDue);
    }

    private AgentFacts patiently(Target target, AgentProgress progress) throws AgentUnreachable {
        Patience patience =
                new Patience(clock, sleeper, target.playbook().verify().timeout());
        while (true) {
            try {
                AgentFacts facts = Planning.facts(target);
                boolean mayGoDown = progress.current()
                        .filter(step -> endsThisBoot(step, facts))
                        .isPresent();
                if (!mayGoDown || patience.waited().compareTo(GOING_DOWN) >= 0 || !patience.another()) {
                    return facts;
                }
            } catch (AgentUnreachable silence) {
                if (!patience.another()) {
                    throw new AgentUnreachable(
                            silence.getMessage() + " (looked for "
                                    + patience.waited().toSeconds() + " s)",
                            silence);
                }
            }
        }
    }

    private static boolean endsThisBoot(Step step, AgentFacts facts) {
        return step instanceof Reboot reboot && reboot.bootId().equals(facts.bootId());
    }
}
