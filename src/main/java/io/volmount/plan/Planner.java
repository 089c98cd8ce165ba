package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.UnitState;
import io.volmount.plan.guard.AttributeGuard;
import io.volmount.plan.guard.Guard;
import io.volmount.plan.guard.Guards;
import io.volmount.plan.guard.LockGuard;
import io.volmount.plan.guard.NodeGuard;
import io.volmount.plan.guard.WritablePathGuard;
import io.volmount.plan.removal.Removals;
import io.volmount.plan.step.AgentSteps;
import io.volmount.plan.step.AttributeState;
import io.volmount.plan.step.DrainSteps;
import io.volmount.plan.step.PlannedStep;
import io.volmount.plan.step.ResourceClearing;
import io.volmount.plan.step.VolumeState;
import io.volmount.plan.step.VolumeSteps;
import io.volmount.playbook.DiskRule;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.step.Reboot;
import io.volmount.step.Step;
import io.volmount.step.Verify;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the steps of the documented procedure from the facts of a node and the playbook. Pure. */
public final class Planner {
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private Planner() {}

    /**
     * Plans one agent.
     *
     * @param playbook with the variables of this agent replaced, and the disks chosen that its rules are about
     * @param expected the role in the inventory; empty to accept the node's own
     * @throws IllegalArgumentException if the playbook still has rules
     */
    public static AgentPlan plan(AgentFacts facts, Playbook playbook, Optional<Role> expected, Purpose purpose) {
        requireNoRules(playbook);
        if (!facts.gaps().isEmpty()) {
            return AgentPlan.refused(facts, facts.gaps());
        }
        Removals removals = Removals.of(playbook, facts);
        List<VolumeState> volumes = VolumeState.of(playbook.volumes(), facts.without(removals.replaced()));
        List<VolumeState> unfinished =
                volumes.stream().filter(volume -> !volume.complete()).toList();
        AttributeState attributes = new AttributeState(playbook.attributes(), facts);
        boolean nothingToDo = unfinished.isEmpty() && attributes.complete() && removals.complete();
        LockGuard lock = new LockGuard(purpose.carriedOut(), purpose.run());
        boolean fresh = !unfinished.isEmpty() || !removals.gone();
        boolean stopped = facts.kind().role().isPresent() && (fresh || !attributes.complete());
        DrainSteps drain = new DrainSteps(facts, playbook.drain(), stopped, purpose.drained());
        Guard draining = (node, ignored) -> drain.refusal().stream().toList();
        Stream<Guard> more = nothingToDo
                ? Stream.of()
                : Stream.of(new AttributeGuard(attributes), removing(removals), lock, draining);
        List<String> refusals = Stream.concat(Guards.of(expected, nothingToDo), more)
                .flatMap(guard -> guard.refusals(facts, unfinished).stream())
                .distinct()
                .toList();
        if (!refusals.isEmpty()) {
            return AgentPlan.refused(facts, refusals);
        }
        return nothingToDo
                ? AgentPlan.unchanged(
                        facts, present(playbook), warnings(volumes, Stream.of(unhealthy(facts), lock.warning(facts))))
                : AgentPlan.planned(
                        facts,
                        steps(facts, playbook, volumes, attributes, removals, drain),
                        Stream.of(
                                        removals.warnings(),
                                        fresh
                                                ? new ResourceClearing(facts, removals.paths()).warnings()
                                                : Stream.<String>of(),
                                        warnings(
                                                volumes,
                                                Stream.of(
                                                        unreadable(facts),
                                                        attributes.warning(),
                                                        drain.warning(),
                                                        lock.warning(facts)))
                                                .stream())
                                .flatMap(sentences -> sentences)
                                .toList());
    }

    /** The guard of volumes that are to leave. */
    private static Guard removing(Removals removals) {
        return (facts, volumes) -> Stream.concat(
                        removals.refusals(),
                        removals.changesFstab() ? WritablePathGuard.ofFstab(facts).stream() : Stream.of())
                .toList();
    }

    /** What is as it should be already, if that is not just volumes; one sentence. */
    private static List<String> present(Playbook playbook) {
        List<String> present = new ArrayList<>();
        if (!playbook.attributes().isEmpty()) {
            present.add("the agent already has " + playbook.attributes());
        }
        if (!playbook.absent().isEmpty()) {
            present.add(
                    playbook.absentPaths().stream().map(VolumePath::toString).collect(Collectors.joining(", "))
                            + " already absent");
        }
        if (!playbook.volumes().isEmpty() && !present.isEmpty()) {
            present.add(0, AgentPlan.ALL_OFFERED);
        }
        return present.isEmpty() ? List.of() : List.of(String.join("; ", present));
    }

    /** Plans one agent for display only. */
    public static AgentPlan plan(AgentFacts facts, Playbook playbook, Optional<Role> expected) {
        return plan(facts, playbook, expected, Purpose.SHOWN);
    }

    /**
     * Plans an agent on which an earlier plan was begun: even if nothing is left to do, the result must be proven.
     *
     * @param rebootDue whether that plan includes a reboot that has not happened yet
     */
    public static AgentPlan planAgain(
            AgentFacts facts, Playbook playbook, Optional<Role> expected, Purpose purpose, boolean rebootDue) {
        AgentPlan plan = plan(facts, playbook, expected, purpose);
        if (plan.verdict() != AgentPlan.Verdict.UNCHANGED) {
            return plan;
        }
        List<PlannedStep> steps = new ArrayList<>();
        if (rebootDue && plan.role().isEmpty()) {
            activation(facts, playbook).ifPresent(steps::add);
        }
        DrainSteps drain = new DrainSteps(facts, playbook.drain(), false, purpose.drained());
        steps.add(new PlannedStep(
                verification(playbook, plan.role(), playbook.verify().timeout(), false, drain.drained()),
                (playbook.attributes().isEmpty() && playbook.absent().isEmpty()
                                ? "every volume is already present"
                                : "everything is already as it should be")
                        + ", but its last steps were not proven"));
        drain.reactivating().ifPresent(steps::add);
        return AgentPlan.planned(facts, steps, plan.warnings());
    }

    /** Volumes are removed before others are made, and a backing file is deleted when everything else is proven. */
    private static List<PlannedStep> steps(
            AgentFacts facts,
            Playbook playbook,
            List<VolumeState> volumes,
            AttributeState attributes,
            Removals removals,
            DrainSteps drain) {
        List<PlannedStep> steps = new ArrayList<>();
        Optional<Role> role = facts.kind().role();
        boolean fresh = !volumes.stream().allMatch(VolumeState::complete) || !removals.gone();
        if (fresh || !attributes.complete()) {
            drain.draining().ifPresent(steps::add);
            role.ifPresent(found -> steps.addAll(stopping(facts, found, fresh, attributes, removals)));
            removals.steps().forEach(steps::add);
            volumes.stream()
                    .flatMap(volume -> new VolumeSteps(volume).preparing())
                    .forEach(steps::add);
            volumes.stream()
                    .flatMap(volume -> new VolumeSteps(volume).mounting())
                    .forEach(steps::add);
            removals.lastSteps().forEach(steps::add);
            activation(facts, playbook).ifPresent(steps::add);
        }
        steps.add(new PlannedStep(
                verification(playbook, role, playbook.verify().timeout(), fresh, drain.drained()),
                "only the node's own evidence counts as done"));
        drain.reactivating().ifPresent(steps::add);
        removals.deleting().forEach(steps::add);
        return playbook.onFailure() == OnFailure.LEAVE
                ? steps
                : steps.stream()
                        .map(step -> removals.isFinal(step.step()) ? step : step.undoable())
                        .toList();
    }

    /** @param fresh whether discovery has to run again */
    private static List<PlannedStep> stopping(
            AgentFacts facts, Role role, boolean fresh, AttributeState attributes, Removals removals) {
        List<PlannedStep> steps = new ArrayList<>();
        AgentSteps agent = new AgentSteps(facts);
        steps.add(agent.stop(role));
        attributes.change().ifPresent(steps::add);
        if (fresh) {
            steps.add(new ResourceClearing(facts, removals.paths()).step());
        }
        steps.add(agent.clearCheckpoint(fresh));
        return steps;
    }

    private static Optional<PlannedStep> activation(AgentFacts facts, Playbook playbook) {
        if (playbook.activation() == Activation.REBOOT) {
            Step reboot = new Reboot(
                    facts.bootId(),
                    playbook.volumes().stream().map(VolumeSpec::path).toList(),
                    playbook.verify().timeout());
            return Optional.of(new PlannedStep(
                    reboot,
                    playbook.volumes().isEmpty()
                            ? "the playbook says activation: reboot"
                            : "discovery runs as the agent starts; a boot proves fstab too"));
        }
        boolean fresh = !playbook.volumes().isEmpty();
        return facts.kind().role().map(role -> new AgentSteps(facts).start(role, fresh));
    }

    /** A plan that left rules out would prove too little. */
    private static void requireNoRules(Playbook playbook) {
        if (!playbook.rules().isEmpty()) {
            throw new IllegalArgumentException("no disks are chosen for "
                    + playbook.rules().stream().map(DiskRule::name).toList());
        }
    }

    private static Verify verification(
            Playbook playbook, Optional<Role> role, Duration timeout, boolean fresh, List<String> drained) {
        requireNoRules(playbook);
        return new Verify(
                playbook.desiredVolumes(),
                role,
                timeout,
                playbook.verify().settle(),
                fresh,
                Optional.empty(),
                playbook.attributes().all(),
                playbook.absentPaths(),
                drained);
    }

    /**
     * The verification of an agent that was not just changed: it waits only for the settle time, and accepts the discovery of
     * an earlier boot if that is still valid.
     *
     * @param role of the agent as probed; empty for a node without DC/OS
     */
    public static Verify verification(Playbook playbook, Optional<Role> role) {
        return verification(playbook, role, playbook.verify().settle().plus(MARGIN), false, List.of());
    }

    /** The refusal of an agent whose plan could not be made for these reasons, one sentence each. */
    public static AgentPlan refused(AgentFacts facts, List<String> reasons) {
        return AgentPlan.refused(facts, reasons);
    }

    /** Why the node is not the agent that the inventory describes, one sentence each; empty if it can be. */
    public static List<String> mistaken(AgentFacts facts, Optional<Role> expected) {
        return new NodeGuard(expected).refusals(facts, List.of());
    }

    private static List<String> warnings(List<VolumeState> volumes, Stream<Optional<String>> ofNode) {
        return Stream.concat(ofNode.flatMap(Optional::stream), volumes.stream().flatMap(Guards::warnings))
                .toList();
    }

    private static Optional<String> unreadable(AgentFacts facts) {
        return facts.resources().problem().isEmpty()
                ? Optional.empty()
                : Optional.of("the generated resources cannot be parsed ("
                        + facts.resources().problem() + "), so it is unknown what the agent offers now");
    }

    private static Optional<String> unhealthy(AgentFacts facts) {
        return facts.unit().filter(unit -> !unit.isActive()).map(UnitState::toString);
    }
}
