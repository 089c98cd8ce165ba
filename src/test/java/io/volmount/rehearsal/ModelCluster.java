package io.volmount.rehearsal;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.Playbook;
import io.volmount.rollout.FakeTime;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.LeftDrained;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.driver.Draining;
import io.volmount.step.DrainAgent;
import io.volmount.step.ReactivateAgent;
import io.volmount.step.Step;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.step.StopAgent;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Source;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Nodes with a memory, to be planned, worked on and planned again; what of a lost step took place is left to chance. */
final class ModelCluster {
    private final Playbook playbook;
    private final Map<String, ModelNode> nodes = new LinkedHashMap<>();
    private final ModelMaster master;

    /**
     * Nodes that have nothing of the playbook but what is to be absent or replaced.
     *
     * @param liars of the nodes, counted from 100, whose disk holds data that no probe shows
     */
    ModelCluster(Playbook playbook, int agents, int liars, RandomGenerator random) {
        this.playbook = playbook;
        this.master = new ModelMaster(
                id -> nodes.values().stream().anyMatch(node -> node.agentId().equals(id)), new SplittableRandom(0));
        for (int i = 1; i <= agents; i++) {
            boolean lies = random.nextInt(100) < liars;
            String name = "a" + i;
            ModelNode node = new ModelNode(name, lies ? Optional.of("${disk}") : Optional.empty());
            boolean replaces = playbook.leaving().size() > playbook.absent().size();
            boolean dying = replaces && random.nextInt(3) == 0;
            nodes.put(name, playbook.leaving().isEmpty() ? node : node.with(there(playbook), dying));
        }
    }

    /** The volumes that are to leave, each on a file. */
    private static List<AbsentVolume> there(Playbook playbook) {
        return playbook.leaving().stream()
                .map(volume -> new AbsentVolume(
                        volume.path(),
                        volume.source()
                                .or(() -> Optional.of(new Source.Loopback(
                                        "/root/old" + volume.path().number() + ".img", ByteSize.ofMb(200)))),
                        volume.deletesFile(),
                        volume.losesData(),
                        volume.location()))
                .toList();
    }

    Map<String, ModelNode> nodes() {
        return nodes;
    }

    ModelMaster master() {
        return master;
    }

    /** Whether the master gives the agent of this node no tasks. */
    boolean isDrained(String node) {
        return master.drained().contains(nodes.get(node).agentId());
    }

    /** How it stands with every node. */
    Map<String, ModelNode.Found> found() {
        return nodes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, node -> node.getValue().found()));
    }

    private ProbeRequest request() {
        return ProbeRequest.of(playbook);
    }

    /** Looks at every node, and plans it. */
    List<RolloutAgent> planned() {
        ProbeRequest request = request();
        return nodes.entrySet().stream()
                .map(node -> new RolloutAgent(
                        node.getKey(),
                        node.getKey() + ":22",
                        Optional.of("z" + node.getKey().hashCode() % 3),
                        Planner.plan(node.getValue().facts(request), playbook, Optional.empty())))
                .toList();
    }

    /** Looks once more at every node that has not ended well, and plans it afresh. */
    List<RolloutAgent> plannedAgain(Rollout interrupted) {
        ProbeRequest request = request();
        return interrupted.agents().stream()
                .filter(progress -> !progress.endedWell())
                .map(progress -> {
                    AgentFacts facts = nodes.get(progress.agent().name()).facts(request);
                    AgentPlan plan = progress.begun()
                            ? Planner.planAgain(
                                    facts,
                                    playbook,
                                    Optional.empty(),
                                    Purpose.resumed(interrupted.run(), progress.leftDrained()),
                                    false)
                            : Planner.plan(facts, playbook, Optional.empty());
                    return new RolloutAgent(
                            progress.agent().name(),
                            progress.agent().address(),
                            progress.agent().zone(),
                            plan);
                })
                .toList();
    }

    /** How many agents their cluster has to do without now. */
    int down() {
        return (int) nodes.entrySet().stream()
                .filter(node -> !node.getValue().isUp() || isDrained(node.getKey()))
                .count();
    }

    /** These nodes under these faults. */
    NodeModel under(Faults faults, long seed) {
        SimulatedAgents chance = new SimulatedAgents(Assumptions.standard(), faults, seed);
        RandomGenerator luck = new SplittableRandom(~seed);
        master.under(faults.equals(Faults.NONE) ? 0 : luck.nextInt(4) * 10, luck);
        return (name, step) -> {
            if (step instanceof DrainAgent || step instanceof ReactivateAgent) {
                return asked(step);
            }
            SimulatedResult told = chance.perform(name, step);
            return new SimulatedResult(truth(nodes.get(name), step, told.result(), luck), told.took());
        };
    }

    /** What the master is asked is not left to chance, but to the code that asks it. */
    private SimulatedResult asked(Step step) {
        FakeTime time = new FakeTime();
        Draining draining = new Draining(master, time, time);
        StepResult result = step instanceof DrainAgent drain
                ? draining.drain("run", drain, () -> Fleet.result(Status.UNCHANGED))
                : draining.reactivate(
                        "run", (ReactivateAgent) step, new LeftDrained(List.of(), List.of()), Optional::empty);
        return new SimulatedResult(result, Duration.between(Fleet.START, time.instant()));
    }

    private StepResult truth(ModelNode node, Step step, StepResult told, RandomGenerator luck) {
        if (step instanceof StopAgent) {
            master.ended(node.agentId());
        }
        if (told.succeeded()) {
            Status status = node.perform(step);
            if (told.detail().contains("two boots") && status == Status.DONE) {
                node.boot();
            }
            return new StepResult(status, told.detail(), "");
        }
        if (told.status() == Status.IN_DOUBT && luck.nextBoolean()) {
            node.perform(step);
        }
        return told;
    }
}
