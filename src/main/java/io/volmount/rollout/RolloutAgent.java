package io.volmount.rollout;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.PlannedStep;
import io.volmount.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * One agent of a run, with the plan it goes by.
 *
 * @param name in the inventory; unique in a run
 * @param address {@code host:port}
 * @param zone the failure domain it stands in; empty when the inventory names none
 */
public record RolloutAgent(String name, String address, Optional<String> zone, AgentPlan plan) {

    public List<Step> steps() {
        return plan.steps().stream().map(PlannedStep::step).toList();
    }
}
