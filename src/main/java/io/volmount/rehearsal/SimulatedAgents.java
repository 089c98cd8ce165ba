package io.volmount.rehearsal;

import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Agents whose every step lasts as long as the assumptions and chance have it, and goes wrong as often as the faults say.
 * An agent's fate follows from the seed and its name alone, not from the others or from when it has its turn.
 */
final class SimulatedAgents implements NodeModel {
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
        RandomGenerator random = fates.computeIfAbsent(agent, this::fate);
        Duration usual = assumptions.draw(step, random);
        return faults.striking(step, random)
                .map(fault -> fault.strike(step, usual, random))
                .orElseGet(() -> SimulatedResult.of(Status.DONE, "done", usual));
    }

    private RandomGenerator fate(String agent) {
        return new SplittableRandom(seed ^ (long) agent.hashCode() << 32);
    }
}
