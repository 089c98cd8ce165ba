package io.volmount.rehearsal;

import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Agents whose steps take random durations by the assumptions and have random faults. The results of an agent depend
 * only on the seed and its name, not on other agents or the order.
 */
final class SimulatedAgents implements NodeModel {
    private static final StepResult DONE = new StepResult(Status.DONE, "simulated: done", "");

    private final Assumptions assumptions;
    private final Faults faults;
    private final long seed;
    private final Map<String, RandomGenerator> fates = new HashMap<>();

    SimulatedAgents(Assumptions assumptions, Faults faults, long seed) {
        this.assumptions = assumptions;
        this.faults = faults;
        this.seed = seed;
    }

    @Override
    public SimulatedResult perform(String agent, Step step) {
        RandomGenerator random = fates.computeIfAbsent(agent, this::random);
        Duration expected = assumptions.draw(step, random);
        return faults.draw(step, random)
                .map(fault -> fault.strike(step, expected, random))
                .orElseGet(() -> new SimulatedResult(DONE, expected));
    }

    private RandomGenerator random(String agent) {
        return new SplittableRandom(seed ^ (long) agent.hashCode() << 32);
    }
}
