package io.volmount.rollout;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.step.PlannedStep;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The boot that ends by a step after this one; empty if none does. */
    Optional<String> bootAfter(int index) {
        return steps().stream()
                .skip(index + 1L)
                .flatMap(step -> step instanceof Reboot reboot ? Stream.of(reboot.bootId()) : Stream.of())
                .findFirst();
    }
}
