package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Period;
import io.volmount.agent.TimeLimit;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.rollout.RolloutAgent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Looks at every agent and plans each; changes nothing. */
public final class ParallelPlanner {
    private final FanOut fanOut;
    private final FanOut.Question<Target, AgentPlan> plan;

    /** Plans by what is found alone. */
    public ParallelPlanner(FanOut fanOut, Purpose purpose) {
        this(fanOut, target -> plan(target, purpose));
    }

    /** Plans by what this look finds. */
    public ParallelPlanner(FanOut fanOut, FanOut.Question<Target, AgentPlan> planner) {
        this.fanOut = fanOut;
        this.plan = planner;
    }

    /**
     * Plans all targets.
     *
     * @param heard receives each plan when it is made, on the thread that made it
     * @return in the order of the targets
     */
    public Probed<RolloutAgent> plan(List<Target> targets, Consumer<RolloutAgent> heard) {
        Map<Target, ProbeResult<AgentPlan>> plans =
                fanOut.ask(targets, Target::name, plan, (target, answer) -> heard.accept(agent(target, answer)));
        List<RolloutAgent> agents = new ArrayList<>();
        Map<String, Period> times = new LinkedHashMap<>();
        plans.forEach((target, answer) -> {
            agents.add(agent(target, answer));
            times.put(target.name(), answer.time());
        });
        return new Probed<>(agents, times);
    }

    static AgentPlan plan(Target written, Purpose purpose) throws AgentUnreachable {
        ConcreteTarget concrete = ConcreteTarget.of(written);
        if (!concrete.refusals().isEmpty()) {
            return Planner.refused(concrete.probed().orElseThrow(), concrete.refusals());
        }
        Target target = concrete.target();
        AgentFacts facts = facts(target);
        return TimeLimit.run(() -> Planner.plan(facts, target.playbook(), target.expectedRole(), purpose));
    }

    static AgentFacts facts(Target target) throws AgentUnreachable {
        return target.agent().probe(target.request());
    }

    private static RolloutAgent agent(Target target, ProbeResult<AgentPlan> answer) {
        return new RolloutAgent(
                target.name(), target.address(), target.zone(), answer.map(plan -> plan, AgentPlan::unreachable));
    }
}
