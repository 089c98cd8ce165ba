package io.volmount.plan.removal;

import io.volmount.facts.DeviceNames;
import io.volmount.facts.Mount;
import io.volmount.fstab.DeviceTag;
import io.volmount.fstab.FstabLine;
import io.volmount.fstab.FstabSpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The disk or file of a volume that is to leave. One that cannot be read does not tell its UUID; then it is known by what the
 * kernel has mounted, and by what the line of fstab names, which must be the same device or none that the node has.
 *
 * @param mount what is mounted; empty if nothing is
 * @param line of fstab that mounts it; empty if there is none
 * @param names of the node's devices; without any if they were not asked for
 */
record LeavingDisk(Optional<Mount> mount, Optional<FstabLine> line, DeviceNames names) {
    /** Whether it can be mounted again, as far as the node says. */
    boolean isSound() {
        return damage().isEmpty();
    }

    /** What keeps it from being mounted again, as a clause; empty if nothing is known to. */
    Optional<String> damage() {
        return mount.map(LeavingDisk::damage)
                .orElseGet(() -> line.filter(this::isMissing)
                        .map(named -> "the node does not have the disk that /etc/fstab mounts on "
                                + named.atBoot().file()));
    }

    private static Optional<String> damage(Mount mount) {
        String mounted = mount.source() + ", mounted on " + mount.target() + ", ";
        if (mount.unreadable()) {
            return Optional.of(mounted + "cannot be read");
        } else if (mount.isReadOnly() || Mount.hasOption(mount.superOptions(), "shutdown")) {
            return Optional.of(mounted + "is read-only");
        }
        return mount.recordedErrors() > 0 ? Optional.of(mounted + "has recorded errors") : Optional.empty();
    }

    /** Whether what is mounted is what the line names. */
    boolean isMountedAsNamed() {
        FstabSpec spec = line.orElseThrow().atBoot().source();
        Mount mounted = mount.orElseThrow();
        return Stream.concat(mounted.backingFile().stream(), Stream.of(mounted.source()))
                        .map(FstabSpec::of)
                        .anyMatch(spec::matches)
                || mounted.uuid()
                        .filter(uuid -> spec.matches(new FstabSpec.Tag(DeviceTag.UUID, uuid)))
                        .isPresent()
                || names.names(spec, mounted.number())
                || mounted.unreadable() && line.filter(this::isMissing).isPresent();
    }

    /** Whether the line names a device that the node does not have. Without the names of devices that is unknown. */
    private boolean isMissing(FstabLine named) {
        FstabSpec spec = named.atBoot().source();
        boolean device = spec instanceof FstabSpec.Tag
                || spec instanceof FstabSpec.AtPath at && at.path().startsWith("/dev/");
        return device && !names.paths().isEmpty() && !names.leads(spec);
    }
}
