package io.volmount.rollout;

import io.volmount.fstab.FstabEntry;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.step.StopAgent;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Made-up agents and openings for tests of the rollout. */
public final class Fleet {
    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final VolumePath VOLUME = VolumePath.of("/dcos/volume0");

    private Fleet() {}

    public static RolloutAgent agent(String name, String zone, Verdict verdict) {
        List<PlannedStep> steps = verdict == Verdict.PLANNED ? steps() : List.of();
        boolean good = verdict == Verdict.PLANNED || verdict == Verdict.UNCHANGED;
        List<String> reasons = good ? List.of() : List.of("made up");
        AgentPlan plan = new AgentPlan(
                verdict,
                Optional.of("fd82348a35f141839e4e3f678599fdac"),
                Optional.of(Role.PRIVATE),
                steps,
                reasons,
                List.of(),
                OptionalInt.empty());
        return new RolloutAgent(name, name + ":22", Optional.of(zone), plan);
    }

    public static RolloutAgent planned(String name) {
        return agent(name, "z", Verdict.PLANNED);
    }

    /** The same agent where the inventory names no zone. */
    public static RolloutAgent withoutZone(RolloutAgent agent) {
        return new RolloutAgent(agent.name(), agent.address(), Optional.empty(), agent.plan());
    }

    /**
     * An agent that is drained before it is stopped.
     *
     * @param id in Mesos
     * @param restored whether what was done is rolled back
     */
    public static RolloutAgent drained(String name, String id, boolean restored) {
        RolloutAgent agent = planned(name);
        DrainAgent drain = new DrainAgent(id, Duration.ofMinutes(10), false, List.of());
        List<PlannedStep> steps = new ArrayList<>(List.of(new PlannedStep(drain, "because")));
        steps.addAll(agent.plan().steps());
        steps.add(new PlannedStep(new ReactivateAgent(List.of(id)), "because"));
        return withSteps(
                agent, restored ? steps.stream().map(PlannedStep::undoable).toList() : steps);
    }

    /** The same agent with these steps. */
    public static RolloutAgent withSteps(RolloutAgent agent, List<PlannedStep> steps) {
        AgentPlan plan = agent.plan();
        return new RolloutAgent(
                agent.name(),
                agent.address(),
                agent.zone(),
                new AgentPlan(
                        Verdict.PLANNED,
                        plan.machineId(),
                        plan.role(),
                        steps,
                        plan.reasons(),
                        plan.warnings(),
                        plan.runningTasks()));
    }

    private static List<PlannedStep> steps() {
        FstabEntry entry = new FstabEntry("/root/volume0.img", VOLUME.toString(), "ext4", "loop", 0, 2);
        return List.of(
                new PlannedStep(new StopAgent(Role.PRIVATE), "because"),
                new PlannedStep(
                        new AddFstabEntry(VOLUME, new Source.Loopback("/root/volume0.img", ByteSize.ofMb(200)), entry),
                        "because"),
                new PlannedStep(
                        new Verify(
                                List.of(),
                                Optional.of(Role.PRIVATE),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(1),
                                true,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of()),
                        "because"));
    }

    public static RolloutPolicy policy(int canary, int maxUnavailable, int maxFailures) {
        return policy(canary, maxUnavailable, maxFailures, Spread.NONE);
    }

    public static RolloutPolicy policy(int canary, int maxUnavailable, int maxFailures, Spread spread) {
        return new RolloutPolicy(
                Amount.agents(canary),
                Amount.agents(maxUnavailable),
                Amount.agents(maxFailures),
                PerZone.NO_LIMITS,
                spread,
                Duration.ZERO);
    }

    public static RunOpened opening(RolloutPolicy policy, List<RolloutAgent> agents) {
        return new RunOpened(START, "test-run", "made up", policy, agents, Map.of());
    }

    public static StepResult result(Status status) {
        return new StepResult(status, "made up", "");
    }
}
