package io.volmount.rehearsal;

import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.TakenStep;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Agents on which nothing goes wrong, and each step takes as long as it took on one of the agents of a run so far; as long
 * as is assumed where too few have taken it. How long it takes on an agent follows from the agent's name alone.
 */
final class MeasuredAgents implements NodeModel {
    private static final int ENOUGH = 5;

    private final Assumptions assumptions;
    private final Map<String, List<Duration>> measured = new HashMap<>();
    private final Map<String, RandomGenerator> fates = new HashMap<>();

    /** @param run only read */
    MeasuredAgents(Rollout run, Assumptions assumptions) {
        this.assumptions = assumptions;
        run.agents().stream().flatMap(MeasuredAgents::steps).forEach(this::measure);
    }

    private static Stream<TakenStep> steps(AgentProgress agent) {
        return Stream.concat(agent.earlier().stream(), agent.taken().stream());
    }

    private void measure(TakenStep step) {
        if (step.result().succeeded()) {
            step.took()
                    .ifPresent(took -> measured.computeIfAbsent(step.step().id(), first -> new ArrayList<>())
                            .add(took));
        }
    }

    @Override
    public SimulatedResult perform(String agent, Step step) {
        List<Duration> known = measured.getOrDefault(step.id(), List.of());
        RandomGenerator random = fate(agent);
        return done(known.size() < ENOUGH ? assumptions.draw(step, random) : oneOf(known, random));
    }

    /**
     * A step that has been running for some time takes as long as one of those that took longer; if none did, half as long
     * again.
     */
    @Override
    public SimulatedResult finish(String agent, Step step, Duration age) {
        List<Duration> longer = measured.getOrDefault(step.id(), List.of()).stream()
                .filter(took -> took.compareTo(age) > 0)
                .toList();
        if (!longer.isEmpty()) {
            return done(oneOf(longer, fate(agent)).minus(age));
        }
        Duration whole = assumptions.draw(step, fate(agent));
        boolean measuredEnough = measured.getOrDefault(step.id(), List.of()).size() >= ENOUGH;
        return done(whole.compareTo(age) > 0 && !measuredEnough ? whole.minus(age) : age.dividedBy(2));
    }

    private static SimulatedResult done(Duration took) {
        return SimulatedResult.of(Status.DONE, "done", took);
    }

    private static Duration oneOf(List<Duration> durations, RandomGenerator random) {
        return durations.get(random.nextInt(durations.size()));
    }

    private RandomGenerator fate(String agent) {
        return fates.computeIfAbsent(agent, name -> new SplittableRandom((long) name.hashCode() << 32));
    }
}
