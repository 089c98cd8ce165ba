package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Mount;
import io.volmount.fstab.FstabLine;
import io.volmount.mount.Absence;
import io.volmount.plan.step.PlannedStep;
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
 * What the removal of one volume still needs on a node, derived from the node's facts.
 *
 * @param replaced whether another volume is to come in its place; otherwise it is to be absent
 * @param reservations on all volumes that are to leave
 */
record Removal(AbsentVolume wanted, boolean replaced, AgentFacts facts, Reservations reservations) {
    /** Whether nothing is left to do. */
    boolean complete() {
        return gone() && !fileLeft();
    }

    /** Whether it is neither mounted, now or at a boot, nor offered. */
    boolean gone() {
        return !replaced
                && Absence.mounted(path(), facts).isEmpty()
                && Absence.mountedAtBoot(path(), facts).isEmpty()
                && (facts.kind().role().isEmpty() || Absence.isOutOfResources(path(), facts));
    }

    /** Whether a backing file is to be deleted that is there, or may be. */
    private boolean fileLeft() {
        return file().filter(loopback -> new RemovableFile(this, loopback).mayBeThere())
                .isPresent();
    }

    /** Whether its line has to be removed from fstab. */
    boolean changesFstab() {
        return line().isPresent();
    }

    /** Why it is not removed, one sentence each; empty if it can be, or is removed already. */
    List<String> refusals() {
        Stream<Optional<String>> ofVolume = gone()
                ? Stream.of()
                : Stream.of(new MountedAsPlanned(this).objection(), reservations.objection(wanted));
        Stream<Optional<String>> ofFile =
                file().stream().map(loopback -> new RemovableFile(this, loopback).objection());
        return Stream.concat(ofVolume, ofFile).flatMap(Optional::stream).toList();
    }

    /** The step that unmounts it. */
    Stream<PlannedStep> unmounting() {
        String meta = wanted.losesData() ? "" : reservations.meta();
        String reason = "the playbook says state: " + (replaced ? "replaced" : "absent") + " for " + path();
        return mount().stream()
                .map(found -> found.uuid()
                        .map(uuid -> new UnmountVolume(path(), uuid, meta, Optional.empty()))
                        .orElseGet(() ->
                                UnmountVolume.unreadable(path(), found.number().toString(), meta)))
                .map(step -> new PlannedStep(step, reason));
    }

    /** The step that keeps it from being mounted at a boot. */
    Stream<PlannedStep> leavingFstab() {
        return line().stream()
                .map(line -> new PlannedStep(
                        new RemoveFstabEntry(path(), line.exact()), "a boot would mount " + path() + " again"));
    }

    /** What is to be known before it is removed, as a sentence. */
    Optional<String> warning() {
        return gone() || mount().isEmpty() && line().isEmpty()
                ? Optional.empty()
                : disk().damage()
                        .map(damage -> damage + ": if a later step fails, " + path()
                                + " is not mounted again, and its line" + " of /etc/fstab is not restored")
                        .or(() -> mount().filter(found -> replaced)
                                .map(found -> found.source() + ", mounted on " + path()
                                        + ", shows no errors, and is replaced all the same"));
    }

    LeavingDisk disk() {
        return new LeavingDisk(mount(), line(), facts.names());
    }

    /** The step that deletes its backing file, once it is proven that nothing needs it. */
    Stream<PlannedStep> deleting() {
        return file().filter(loopback -> fileLeft()).stream()
                .map(loopback -> new PlannedStep(
                        new DeleteBackingFile(path(), loopback.file(), loopback.size(), uuid(loopback)),
                        "the playbook says backingFile: delete for " + path()));
    }

    /** Of the file system that a plan makes in this backing file for this volume. */
    String uuid(Source.Loopback file) {
        return facts.fileSystem(path(), file);
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
