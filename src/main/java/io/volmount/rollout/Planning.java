package io.volmount.rollout;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.AgentUnreachable;
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
    private final Purpose purpose;

    public Planning(Survey survey, Purpose purpose) {
        this.survey = survey;
        this.purpose = purpose;
    }

    /**
     * Plans all targets.
     *
     * @param heard told of each plan as it is made, from the thread that made it
     * @return in the order of the targets
     */
    public List<RolloutAgent> plan(List<Target> targets, Consumer<RolloutAgent> heard) {
        Map<Target, Answer<AgentPlan>> plans =
                survey.ask(targets, this::look, (target, answer) -> heard.accept(agent(target, answer)));
        List<RolloutAgent> agents = new ArrayList<>();
        plans.forEach((target, answer) -> agents.add(agent(target, answer)));
        return agents;
    }

    private AgentPlan look(Target target) throws AgentUnreachable {
        AgentFacts facts =
                target.agent().probe(ProbeRequest.of(target.playbook().wanted()));
        return Planner.plan(facts, target.playbook(), target.expectedRole(), purpose);
    }

    private static RolloutAgent agent(Target target, Answer<AgentPlan> answer) {
        return new RolloutAgent(
                target.name(), target.address(), target.zone(), answer.map(plan -> plan, AgentPlan::unreachable));
    }
}
