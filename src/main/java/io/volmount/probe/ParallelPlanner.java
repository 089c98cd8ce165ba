package io.volmount.probe;

import io.volmount.agent.Period;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Purpose;
import io.volmount.plan.advice.Advice;
import io.volmount.probe.AgentPlanner.Planned;
import io.volmount.rollout.RolloutAgent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Looks at every agent and plans each; changes nothing. */
public final class ParallelPlanner {
    private final FanOut fanOut;
    private final FanOut.Question<Target, Planned> plan;

    /** Plans by what is found alone. */
    public ParallelPlanner(FanOut fanOut, AgentPlanner planner, Purpose purpose) {
        this.fanOut = fanOut;
        this.plan = target -> planner.plan(target, purpose);
    }

    /** Plans by what this look finds. */
    public ParallelPlanner(FanOut fanOut, FanOut.Question<Target, AgentPlan> planner) {
        this.fanOut = fanOut;
        this.plan = target -> new Planned(planner.ask(target), List.of());
    }

    /**
     * Plans all targets.
     *
     * @param heard receives each plan when it is made, on the thread that made it
     * @return in the order of the targets
     */
    public Probed<RolloutAgent> plan(List<Target> targets, BiConsumer<Target, RolloutAgent> heard) {
        Map<Target, ProbeResult<Planned>> plans = fanOut.ask(
                targets, Target::name, plan, (target, answer) -> heard.accept(target, agent(target, answer)));
        List<RolloutAgent> agents = new ArrayList<>();
        Map<String, Period> times = new LinkedHashMap<>();
        Map<Advice, List<String>> advice = new LinkedHashMap<>();
        plans.forEach((target, answer) -> {
            agents.add(agent(target, answer));
            times.put(target.name(), answer.time());
            answer.map(Planned::advice, silence -> List.<Advice>of())
                    .forEach(one -> advice.computeIfAbsent(one, first -> new ArrayList<>())
                            .add(target.name()));
        });
        return new Probed<>(agents, times, advice);
    }

    private static RolloutAgent agent(Target target, ProbeResult<Planned> answer) {
        return new RolloutAgent(
                target.name(), target.address(), target.zone(), answer.map(Planned::plan, AgentPlan::unreachable));
    }
}
