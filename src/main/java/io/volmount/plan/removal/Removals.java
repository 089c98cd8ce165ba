package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.plan.step.PlannedStep;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.Playbook;
import io.volmount.step.Step;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The volumes that are to leave a node: those that are to be absent, and those in the place of which others are to come. */
public record Removals(List<Removal> all, Reservations reservations) {
    public Removals {
        all = List.copyOf(all);
    }

    /** @param playbook with the variables of this agent replaced */
    public static Removals of(Playbook playbook, AgentFacts facts) {
        List<AbsentVolume> replaced = Replacement.due(playbook.volumes(), facts);
        Reservations reservations = new Reservations(
                Stream.concat(playbook.absent().stream(), replaced.stream()).toList(), facts);
        Stream<Removal> absent =
                playbook.absent().stream().map(volume -> new Removal(volume, false, facts, reservations));
        Stream<Removal> others = replaced.stream().map(volume -> new Removal(volume, true, facts, reservations));
        return new Removals(Stream.concat(absent, others).toList(), reservations);
    }

    /** Whether nothing is left to do. */
    public boolean complete() {
        return all.stream().allMatch(Removal::complete);
    }

    /** Whether each is neither mounted, now or at a boot, nor offered. */
    public boolean gone() {
        return all.stream().allMatch(Removal::gone);
    }

    /** Whether a line has to be removed from fstab. */
    public boolean changesFstab() {
        return all.stream().anyMatch(Removal::changesFstab);
    }

    public List<VolumePath> paths() {
        return all.stream().map(Removal::path).toList();
    }

    /** The paths on which other volumes are to be. */
    public Set<VolumePath> replaced() {
        return all.stream().filter(Removal::replaced).map(Removal::path).collect(Collectors.toSet());
    }

    /** One sentence for each reason not to remove them. */
    public Stream<String> refusals() {
        return all.stream().flatMap(removal -> removal.refusals().stream());
    }

    /** What is to be known before they are removed, one sentence each. */
    public Stream<String> warnings() {
        return all.stream().flatMap(removal -> removal.warning().stream());
    }

    /**
     * The steps before other volumes are made. If one is replaced, reservations are given up while fstab still says so, because
     * later nothing would tell whether they are for the volume that has left or for the one that has come; and before a volume
     * is unmounted for good, because then the agent would not even start again with them.
     */
    public Stream<PlannedStep> steps() {
        return Stream.of(
                        unmounting(true),
                        replaced().isEmpty() ? Stream.<PlannedStep>of() : reservations.givingUp(),
                        unmounting(false),
                        all.stream().flatMap(Removal::leavingFstab))
                .flatMap(steps -> steps);
    }

    private Stream<PlannedStep> unmounting(boolean restorable) {
        return all.stream()
                .filter(removal -> removal.disk().isSound() == restorable)
                .flatMap(Removal::unmounting);
    }

    /** The steps after other volumes were made, and before the agent starts. */
    public Stream<PlannedStep> lastSteps() {
        return replaced().isEmpty() ? reservations.givingUp() : Stream.of();
    }

    /** The steps that delete backing files, once it is proven that nothing needs them. */
    public Stream<PlannedStep> deleting() {
        return all.stream().flatMap(Removal::deleting);
    }

    /** Whether a step is not rolled back, because the volume could not be mounted again. */
    public boolean isFinal(Step step) {
        return all.stream()
                .filter(removal -> !removal.disk().isSound())
                .flatMap(removal -> Stream.concat(removal.unmounting(), removal.leavingFstab()))
                .anyMatch(needed -> needed.step().equals(step));
    }
}
