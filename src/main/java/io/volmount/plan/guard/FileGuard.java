package io.volmount.plan.guard;

import io.volmount.facts.BackingFile;
import io.volmount.plan.step.VolumeState;
import io.volmount.volume.Source;
import java.util.Optional;

/** A backing file is created only where nothing exists; an existing one must match the playbook exactly. */
final class FileGuard implements VolumeGuard {
    @Override
    public Optional<String> refusal(VolumeState volume) {
        return volume.spec().source().match(loopback -> refusal(volume, loopback), device -> Optional.empty());
    }

    private static Optional<String> refusal(VolumeState volume, Source.Loopback desired) {
        BackingFile found = volume.file().orElse(null);
        if (found == null) {
            return Optional.of(desired.file() + " could not be examined");
        }
        return switch (found.kind()) {
            case ABSENT -> Optional.empty();
            case OTHER ->
                Optional.of(desired.file() + " exists and is not a regular file: name another file for "
                        + volume.spec().path());
            case REGULAR -> existing(volume, desired, found);
        };
    }

    private static Optional<String> existing(VolumeState volume, Source.Loopback desired, BackingFile found) {
        if (!found.size().equals(desired.size())) {
            return Optional.of(desired.file() + " exists with " + found.size() + ", but the playbook says "
                    + desired.size() + ": a volume is never resized, so correct the playbook or name another file");
        }
        Optional<String> use = volume.mounted().isMissing() ? inUse(volume, desired, found) : Optional.empty();
        if (use.isPresent()) {
            return use;
        }
        boolean foreign = !volume.formatted()
                && !volume.unfinished()
                && BackingPlaceGuard.stranger(volume).isEmpty();
        if (foreign && volume.holdsUnknownData()) {
            return Optional.of(
                    desired.file() + " carries no known signature, but is not empty or is too large to be checked:"
                            + " name another file, or remove it if nobody needs it");
        }
        if (foreign && found.signature().isPresent()) {
            return Optional.of(desired.file() + " contains " + found.signature().get()
                    + " that volmount did not make: name another file, or remove it if nobody needs it");
        }
        return Optional.empty();
    }

    private static Optional<String> inUse(VolumeState volume, Source.Loopback desired, BackingFile found) {
        return volume.mountedElsewhere()
                .map(mount -> desired.file() + " is mounted on " + mount.target() + ": it is in use")
                .or(() -> found.loops().stream()
                        .findFirst()
                        .filter(loop -> !volume.formatted())
                        .map(loop -> desired.file() + " is in use by the loop device " + loop
                                + ": detach it (losetup -d) if nobody needs it"));
    }
}
