package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.TimeLimit;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.NodeFacts;
import io.volmount.plan.DiskChoice;
import io.volmount.plan.Planner;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A target whose playbook names every device, since the rules for disks have chosen theirs on the node.
 *
 * @param refusals why that is impossible, one sentence each; empty if it is possible
 * @param probed what was found on the node; empty if the playbook has no rules, so that the node was not asked
 */
record ConcreteTarget(Target target, List<String> refusals, Optional<AgentFacts> probed) {

    /** Probes the whole node only if the playbook has rules. */
    static ConcreteTarget of(Target target) throws AgentUnreachable {
        if (target.playbook().rules().isEmpty()) {
            return new ConcreteTarget(target, List.of(), Optional.empty());
        }
        NodeFacts node = target.agent().probeNode();
        return TimeLimit.run(() -> chosen(target, node));
    }

    /**
     * With the disks that a run has chosen already for its volumes, so that none is chosen again. Unchanged if the playbook
     * has no rules, or the run has planned no volumes.
     */
    static Target planned(Target target, List<DesiredVolume> volumes) {
        if (volumes.isEmpty()) {
            return target;
        }
        Map<VolumePath, String> disks = volumes.stream()
                .collect(Collectors.toMap(
                        DesiredVolume::path, volume -> volume.source().path()));
        List<VolumeSpec> chosen = target.playbook().rules().stream()
                .flatMap(rule -> rule.paths().stream()
                        .filter(disks::containsKey)
                        .map(path -> rule.volume(path, disks.get(path))))
                .toList();
        return new Target(target.access(), target.playbook().withChosen(chosen), target.agent());
    }

    private static ConcreteTarget chosen(Target target, NodeFacts node) {
        Optional<AgentFacts> probed = Optional.of(node.agent());
        List<String> mistaken = Planner.mistaken(node.agent(), target.expectedRole());
        if (!mistaken.isEmpty()) {
            return new ConcreteTarget(target, mistaken, probed);
        }
        DiskChoice choice = DiskChoice.of(target.playbook(), node);
        Target concrete = new Target(target.access(), target.playbook().withChosen(choice.volumes()), target.agent());
        return new ConcreteTarget(concrete, choice.refusals(), probed);
    }
}
