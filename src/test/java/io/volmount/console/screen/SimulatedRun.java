package io.volmount.console.screen;

import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.Spread;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Proof;
import io.volmount.proof.VolumeProof;
import io.volmount.rehearsal.Cluster;
import io.volmount.rehearsal.NodeModel;
import io.volmount.rehearsal.SimulatedResult;
import io.volmount.rehearsal.VirtualDriver;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.RolloutEvent.EvidenceGathered;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.StepIntended;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.volume.VolumePath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** 500 agents in five zones, 10 % of which may be unavailable, up to an instant of their run; always the same. */
public final class SimulatedRun {
    public static final Instant START = Instant.parse("2026-11-26T02:00:00Z");
    private static final Map<String, Integer> SECONDS =
            Map.of("stop-agent", 10, "make-filesystem", 6, "reboot", 150, "verify", 55);

    private final List<RolloutEvent> events = new ArrayList<>();
    private final Map<String, RandomGenerator> fates = new HashMap<>();

    private SimulatedRun() {}

    /** The events of the run until so long after its beginning. */
    public static List<RolloutEvent> events(Duration until) {
        SimulatedRun run = new SimulatedRun();
        RolloutPolicy policy = new RolloutPolicy(
                Amount.agents(3),
                Amount.percent(10),
                Amount.agents(5),
                new PerZone(Optional.of(Amount.agents(12)), Optional.empty()),
                Spread.ZONE,
                Duration.ofSeconds(30));
        Cluster cluster = Cluster.simulated(500, 5, Playbook.load(Path.of("playbook-templates/aws-xen.yml")));
        RunOpened opening =
                new RunOpened(START, "20261126-020000-uajc", "EBS volume on Xen", policy, cluster.agents(), Map.of());
        try {
            new VirtualDriver((NodeModel) run::perform, event -> run.record(event, START.plus(until))).run(opening);
        } catch (Over end) {
            return run.events;
        }
        return run.events;
    }

    /** The state of the run so long after its beginning. */
    public static Rollout at(Duration time) {
        return Rollout.of(events(time)).orElseThrow();
    }

    /** The status of a run that began at {@link #START}. */
    static RunStatus status(Rollout run, Instant now, Optional<Duration> left) {
        StepTimes times = new StepTimes();
        run.agents().forEach(agent -> agent.taken().forEach(times::add));
        return RunStatus.of(run, times, START, now, left);
    }

    private void record(RolloutEvent event, Instant until) {
        if (event.at().isAfter(until)) {
            throw new Over();
        }
        events.add(event);
        if (event instanceof StepIntended intended && intended.step().equals("verify")) {
            events.add(new EvidenceGathered(event.at(), intended.agent(), notYet()));
        }
    }

    private static Proof notYet() {
        CheckResult settling = new CheckResult(
                "agent-healthy",
                Optional.of(false),
                "dcos-mesos-slave.service is active for 12 s, 30 s are wanted",
                List.of());
        VolumeProof volume = new VolumeProof(VolumePath.of("/dcos/volume0"), OptionalLong.empty(), List.of(settling));
        return new Proof(Proof.State.NOT_YET, "boot", List.of(volume), List.of(), List.of());
    }

    private SimulatedResult perform(String agent, Step step) {
        RandomGenerator random =
                fates.computeIfAbsent(agent, name -> new SplittableRandom((long) name.hashCode() << 32));
        double factor = Math.exp(0.3 * random.nextGaussian());
        Duration took = Duration.ofMillis(Math.round(1000 * factor * SECONDS.getOrDefault(step.id(), 1)));
        boolean slow = agent.equals("agent-087") && step.id().equals("reboot");
        boolean fails = (agent.equals("agent-007") || agent.equals("agent-113"))
                && step.id().equals("make-filesystem");
        StepResult result = fails
                ? new StepResult(Status.FAILED, "/dev/xvdf contains a mounted file system", "")
                : new StepResult(Status.DONE, "done", "");
        return new SimulatedResult(result, slow ? Duration.ofHours(1) : took);
    }

    /** The time is over. */
    private static final class Over extends RuntimeException {}
}
