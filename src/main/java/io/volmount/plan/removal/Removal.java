package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Mount;
import io.volmount.fstab.FstabLine;
import io.volmount.mount.Absence;
import io.volmount.playbook.AbsentVolume;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.UnmountVolume;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one volume that is to be absent still needs on a node, derived from the node's facts.
 *
 * @param reservations on all volumes that are to be absent
 */
public record Removal(AbsentVolume wanted, AgentFacts facts, Reservations reservations) {
    public static List<Removal> of(List<AbsentVolume> wanted, AgentFacts facts) {
        Reservations reservations = new Reservations(wanted, facts);
        return wanted.stream()
                .map(volume -> new Removal(volume, facts, reservations))
                .toList();
    }

    /** Whether nothing is left to do. */
    public boolean complete() {
        return gone() && !fileLeft();
    }

    /** Whether it is neither mounted, now or at a boot, nor offered. */
    public boolean gone() {
        return Absence.mounted(path(), facts).isEmpty()
                && Absence.mountedAtBoot(path(), facts).isEmpty()
                && (facts.kind().role().isEmpty() || Absence.isOutOfResources(path(), facts));
    }

    /** Whether a backing file is to be deleted that is there, or may be. */
    private boolean fileLeft() {
        return file().filter(loopback -> new RemovableFile(this, loopback).mayBeThere())
                .isPresent();
    }

    /** Whether its line has to be removed from fstab. */
    public boolean changesFstab() {
        return line().isPresent();
    }

    /** Why it is not removed, one sentence each; empty if it can be, or is removed already. */
    public List<String> refusals() {
        Stream<Optional<String>> ofVolume = gone()
                ? Stream.of()
                : Stream.of(new MountedAsPlanned(this).objection(), reservations.objection(wanted));
        Stream<Optional<String>> ofFile =
                file().stream().map(loopback -> new RemovableFile(this, loopback).objection());
        return Stream.concat(ofVolume, ofFile).flatMap(Optional::stream).toList();
    }

    /** The steps that unmount it, and keep it from being mounted at a boot. */
    public Stream<NeededStep> unmounting() {
        String meta = wanted.losesData() ? "" : reservations.meta();
        Stream<NeededStep> unmount = mount().flatMap(Mount::uuid).stream()
                .map(found -> new NeededStep(
                        new UnmountVolume(path(), found, meta), "the playbook says state: absent for " + path()));
        Stream<NeededStep> remove = line().stream()
                .map(line -> new NeededStep(
                        new RemoveFstabEntry(path(), line.exact()), "a boot would mount " + path() + " again"));
        return Stream.concat(unmount, remove);
    }

    /** The step that deletes its backing file, once it is proven that nothing needs it. */
    public Stream<NeededStep> deleting() {
        return file().filter(loopback -> fileLeft()).stream()
                .map(loopback -> new NeededStep(
                        new DeleteBackingFile(path(), loopback.file(), loopback.size(), uuid(loopback)),
                        "the playbook says backingFile: delete for " + path()));
    }

    /** Of the file system that a plan makes in this backing file for this volume. */
    String uuid(Source.Loopback file) {
        return path().fileSystem(facts.machineId(), file.file(), "");
    }

    VolumePath path() {
        return wanted.path();
    }

    /** The file system that is mounted; the uppermost of several. */
    Optional<Mount> mount() {
        return facts.mountsOn(path()).stream().reduce((lower, upper) -> upper);
    }

    /** The line of fstab that mounts it; the first of several. */
    Optional<FstabLine> line() {
        return facts.fstab().on(path().toString()).stream().findFirst();
    }

    /** The backing file that is to be deleted; empty if none is. */
    private Optional<Source.Loopback> file() {
        return wanted.source()
                .filter(source -> wanted.deletesFile())
                .flatMap(source -> source.match(Optional::of, device -> Optional.empty()));
    }
}
