package io.volmount.rollout;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.step.PlannedStep;
import io.volmount.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * One agent of a run, with its plan.
 *
 * @param name in the inventory; unique in a run
 * @param address {@code host:port}
 * @param zone its failure domain; empty if the inventory names none
 */
public record RolloutAgent(String name, String address, Optional<String> zone, AgentPlan plan) {

    public List<Step> steps() {
        return plan.steps().stream().map(PlannedStep::step).toList();
    }
}
