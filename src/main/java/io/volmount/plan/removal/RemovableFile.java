package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.Mount;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.fstab.FstabSpec;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.Source;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A backing file is deleted only if a plan made it for this volume, root alone can change it, and nothing else uses it. */
record RemovableFile(Removal removal, Source.Loopback loopback) {
    /** Whether there is a file, or that could not be examined. */
    boolean mayBeThere() {
        BackingFile found = facts().files().get(loopback.file());
        return found == null || found.kind() != BackingFile.Kind.ABSENT;
    }

    Optional<String> objection() {
        BackingFile found = facts().files().get(loopback.file());
        if (found == null) {
            return Optional.of(loopback.file() + " could not be examined");
        }
        if (found.kind() == BackingFile.Kind.ABSENT) {
            return Optional.empty();
        }
        return strange(found)
                .or(this::replaceable)
                .or(() -> inUse(found))
                .or(this::named)
                .or(this::unwritable)
                .map(why -> why + ", so it is not deleted: write `backingFile: keep` for " + removal.path());
    }

    private AgentFacts facts() {
        return removal.facts();
    }

    private Optional<String> strange(BackingFile found) {
        if (found.kind() != BackingFile.Kind.REGULAR) {
            return Optional.of(loopback.file() + " is not a regular file");
        }
        if (!found.size().equals(loopback.size())) {
            return Optional.of(loopback.file() + " has " + found.size() + ", but the playbook says " + loopback.size());
        }
        boolean own = found.signature()
                .flatMap(signature -> signature.uuid())
                .filter(removal.uuid(loopback)::equals)
                .isPresent();
        return own
                ? Optional.empty()
                : Optional.of(loopback.file() + " is not a file that volmount made for " + removal.path());
    }

    private Optional<String> replaceable() {
        PathOwners owners = facts().owners().get(loopback.file());
        if (owners == null || !owners.covers(WrittenPaths.directoryOf(loopback.file()))) {
            return Optional.of("the owners of the directories above " + loopback.file() + " are unknown");
        }
        return owners.objection().map(open -> open + ", so other users than root could replace " + loopback.file());
    }

    private Optional<String> inUse(BackingFile found) {
        Set<String> own =
                removal.mount().stream().map(mount -> mount.number().toString()).collect(Collectors.toSet());
        return facts().mounts().stream()
                .filter(mount -> facts().isFrom(loopback, mount))
                .map(Mount::target)
                .filter(target -> !target.equals(removal.path().toString()))
                .findFirst()
                .map(target -> loopback.file() + " is mounted on " + target)
                .or(() -> found.loops().stream()
                        .filter(loop -> !own.contains(loop.toString()))
                        .findFirst()
                        .map(loop -> loopback.file() + " is in use by the loop device " + loop));
    }

    private Optional<String> named() {
        FstabSpec file = FstabSpec.of(loopback.file());
        return facts().fstab().lines().stream()
                .filter(line -> !line.mountsOn(removal.path().toString()))
                .filter(line -> file.matches(line.atBoot().source())
                        || file.matches(line.byHand().source()))
                .findFirst()
                .map(line -> "another line of /etc/fstab mounts " + loopback.file() + ": " + line);
    }

    private Optional<String> unwritable() {
        String directory = WrittenPaths.directoryOf(loopback.file());
        PathState found = facts().paths().get(directory);
        return found != null && found.writable()
                ? Optional.empty()
                : Optional.of("root cannot write to " + directory + ", or that could not be examined");
    }
}
