package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Drift;
import io.volmount.plan.Purpose;
import io.volmount.storage.SavedPlan;
import java.util.Map;

/** Probes the agents of a saved plan again and refuses those that have changed. Thread-safe. */
public final class SavedPlanCheck implements FanOut.Question<Target, AgentPlan> {
    private final Map<String, AgentPlan> saved;
    private final AgentPlanner planner;

    public SavedPlanCheck(SavedPlan plan, AgentPlanner planner) {
        this.saved = plan.plans();
        this.planner = planner;
    }

    @Override
    public AgentPlan ask(Target target) throws AgentUnreachable {
        return Drift.judge(
                saved.get(target.name()), planner.plan(target, Purpose.APPLIED).plan());
    }
}
