package io.volmount.rollout;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.InTime;
import io.volmount.agent.ProbeRequest;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at every agent and plans each; changes nothing. */
public final class Planning {
    private final Survey survey;
    private final Survey.Question<Target, AgentPlan> look;

    /** Plans by what is found alone. */
    public Planning(Survey survey, Purpose purpose) {
        this(survey, target -> look(target, purpose));
    }

    /** Plans by what this look finds. */
    public Planning(Survey survey, Survey.Question<Target, AgentPlan> look) {
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
        Map<Target, Answer<AgentPlan>> plans =
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

    private static RolloutAgent agent(Target target, Answer<AgentPlan> answer) {
        return new RolloutAgent(
                target.name(), target.address(), target.zone(), answer.map(plan -> plan, AgentPlan::unreachable));
    }
}
