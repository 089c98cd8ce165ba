package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.InTime;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.rollout.RolloutAgent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at every agent and plans each; changes nothing. */
public final class Planning {
    private final FanOut survey;
    private final FanOut.Question<Target, AgentPlan> look;

    /** Plans by what is found alone. */
    public Planning(FanOut survey, Purpose purpose) {
        this(survey, target -> look(target, purpose));
    }

    /** Plans by what this look finds. */
    public Planning(FanOut survey, FanOut.Question<Target, AgentPlan> look) {
        this.survey = survey;
        this.look = look;
    }

    /**
     * Plans all targets.
     *
     * @param heard told of each plan as it is made, from the thread that made it
     * @return in the order of the targets
     */
    public List<RolloutAgent> plan(List<Target> targets, Consumer<RolloutAgent> heard) {
        Map<Target, ProbeResult<AgentPlan>> plans =
                survey.ask(targets, look, (target, answer) -> heard.accept(agent(target, answer)));
        List<RolloutAgent> agents = new ArrayList<>();
        plans.forEach((target, answer) -> agents.add(agent(target, answer)));
        return agents;
    }

    static AgentPlan look(Target target, Purpose purpose) throws AgentUnreachable {
        AgentFacts facts = facts(target);
        return InTime.of(() -> Planner.plan(facts, target.playbook(), target.expectedRole(), purpose));
    }

    static AgentFacts facts(Target target) throws AgentUnreachable {
        return target.agent().probe(ProbeRequest.of(target.playbook().wanted()));
    }

    private static RolloutAgent agent(Target target, ProbeResult<AgentPlan> answer) {
        return new RolloutAgent(
                target.name(), target.address(), target.zone(), answer.map(plan -> plan, AgentPlan::unreachable));
    }
}
