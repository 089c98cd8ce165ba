package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.Mount;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.facts.Storage;
import io.volmount.plan.step.VolumeState;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Optional;
import java.util.Set;

/**
 * A backing file needs an existing directory on a local disk that is available when a boot mounts the volume. A volume
 * that is already mounted through its fstab line is not checked.
 */
final class BackingPlaceGuard implements VolumeGuard {
    /** File systems of local disks, which systemd mounts before the volumes on them. */
    private static final Set<String> LOCAL = Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "jfs", "f2fs", "reiserfs");

    private static final String REMEDY = ": name a file in a directory that only root can write to, such as"
            + " /root/volume0.img, or restrict it to root (chown root, chmod go-w)";

    @Override
    public Optional<String> refusal(VolumeState volume) {
        boolean settled = !volume.mounted().isMissing() && volume.inFstab();
        return settled || !(volume.spec().source() instanceof Source.Loopback loopback)
                ? Optional.empty()
                : directory(volume, loopback.file())
                        .or(() -> stranger(volume).map(stranger -> stranger + REMEDY))
                        .or(() -> fileSystem(volume, loopback.file()))
                        .or(() -> entry(volume, loopback.file()));
    }

    private static Optional<String> directory(VolumeState volume, String file) {
        String directory = WrittenPaths.directoryOf(file);
        PathState found = volume.facts().paths().get(directory);
        if (found == null) {
            return Optional.of("the directory of " + file + " could not be examined");
        }
        if (found.isThroughLink() && found.kind() != Kind.ABSENT) {
            return Optional.of(file + " is reached through a symbolic link, which systemd does not follow when it"
                    + " orders the mounts of a boot: write the path without links"
                    + found.real().map(real -> ", in " + real).orElse(""));
        }
        return switch (found.kind()) {
            case DIRECTORY -> Optional.empty();
            case ABSENT ->
                Optional.of("the directory " + directory + " does not exist: create it, or name a file elsewhere");
            default -> Optional.of(directory + " is not a directory: name a file elsewhere");
        };
    }

    /** Why other users than root could replace or change the backing file, without the remedy. */
    static Optional<String> stranger(VolumeState volume) {
        String file = volume.spec().source().path();
        PathOwners owners = volume.facts().owners().get(file);
        if (owners == null || !owners.covers(WrittenPaths.directoryOf(file))) {
            return Optional.of("the owners of the directories above " + file + " are unknown");
        }
        return owners.objection().map(open -> open + ", so other users than root could replace " + file);
    }

    /** For a volume that is already mounted: an earlier version did not check the owners of its directories. */
    static Optional<String> warning(VolumeState volume) {
        return volume.spec().source() instanceof Source.Loopback
                        && !volume.mounted().isMissing()
                ? stranger(volume)
                        .map(stranger -> stranger + ", and a boot mounts whatever is there: restrict it to root"
                                + " (chown root, chmod go-w)")
                : Optional.empty();
    }

    private static Optional<String> fileSystem(VolumeState volume, String file) {
        Storage storage = volume.file().map(BackingFile::storage).orElse(null);
        if (storage == null || storage.type().isBlank()) {
            return Optional.of(
                    "the type of the file system that holds " + file + " is unknown: check `df -T " + file + "`");
        }
        String where = storage.mountPoint();
        if (!LOCAL.contains(storage.type())) {
            return Optional.of(
                    file + " is on " + storage.type() + " (mounted on " + where + "), which may not last or not"
                            + " be there when a boot mounts the volume: name a file on a local disk with ext4, xfs or btrfs");
        }
        if (storage.readOnly()) {
            return Optional.of("the file system on " + where + ", where " + file
                    + " is to be created, is read-only: remount it read-write");
        }
        AgentFacts facts = volume.facts();
        if (facts.fstab().on(where).stream().anyMatch(line -> line.atBoot().hasOption("_netdev"))) {
            return Optional.of(file + " is on " + where + ", which /etc/fstab mounts over the network (_netdev), and a"
                    + " boot mounts the volume before that: name a file on a local disk");
        }
        return facts.mounts().stream()
                .filter(mount -> mount.number().toString().equals(storage.device()))
                .map(Mount::target)
                .filter(target -> VolumePath.parse(target).isPresent())
                .findFirst()
                .map(other -> file + " would be on the volume " + other + ": name a file elsewhere");
    }

    /** For a file that is to be created. */
    private static Optional<String> entry(VolumeState volume, String file) {
        if (volume.fileExists()) {
            return Optional.empty();
        }
        PathState directory = volume.facts().paths().get(WrittenPaths.directoryOf(file));
        PathState part = volume.facts().paths().get(WrittenPaths.partOf(file));
        if (part == null) {
            return Optional.of(WrittenPaths.partOf(file) + " could not be examined");
        }
        if (!directory.writable()) {
            return Optional.of(WritablePathGuard.unwritable(directory.path()));
        }
        if (part.kind() == Kind.DIRECTORY) {
            return Optional.of(
                    part.path() + " is a directory, and the file is written under that name first: move it" + " away");
        }
        return part.replaceable() ? Optional.empty() : Optional.of(WritablePathGuard.unwritable(part.obstacle()));
    }
}
