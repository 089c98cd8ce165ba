package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.Mount;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.facts.Storage;
import io.volmount.step.WrittenPaths;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.Optional;
import java.util.Set;

/**
 * A backing file needs a directory that exists, on a disk of the node that is there when a boot mounts the volume. A
 * volume that is mounted from where it is, by its line in fstab, is left alone.
 */
final class BackingPlaceGuard implements VolumeGuard {
    /** Those that a node's own disk has, and that systemd mounts before what lies on them. */
    private static final Set<String> LOCAL = Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "jfs", "f2fs", "reiserfs");

    private static final String REMEDY = ": name a file in directories that only root can write to, such as"
            + " /root/volume0.img, or make it root's alone (chown root, chmod go-w)";

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
            return Optional.of("the directory of " + file + " could not be looked at");
        }
        if (found.leadsElsewhere() && found.kind() != Kind.ABSENT) {
            return Optional.of(file + " is reached through a symbolic link, which systemd does not follow when it"
                    + " orders the mounts of a boot: write the path without links"
                    + found.real().map(real -> ", in " + real).orElse(""));
        }
        return switch (found.kind()) {
            case DIRECTORY -> Optional.empty();
            case ABSENT ->
                Optional.of("the directory " + directory + " does not exist: make it, or name a file elsewhere");
            default -> Optional.of(directory + " is not a directory: name a file elsewhere");
        };
    }

    /** Why others than root could put another file in the place of the backing file, or change it, without the remedy. */
    static Optional<String> stranger(VolumeState volume) {
        String file = volume.spec().source().path();
        PathOwners owners = volume.facts().owners().get(file);
        if (owners == null || !owners.reach(WrittenPaths.directoryOf(file))) {
            return Optional.of("nobody can tell whose the directories above " + file + " are");
        }
        return owners.objection()
                .map(open -> open + ", so others than root could put something else in the place of " + file);
    }

    /** Of a volume that is mounted already: an earlier version did not ask whose the directories are. */
    static Optional<String> warning(VolumeState volume) {
        return volume.spec().source() instanceof Source.Loopback
                        && !volume.mounted().isMissing()
                ? stranger(volume)
                        .map(stranger -> stranger + ", and a boot mounts whatever is there: make it root's alone"
                                + " (chown root, chmod go-w)")
                : Optional.empty();
    }

    private static Optional<String> fileSystem(VolumeState volume, String file) {
        Storage storage = volume.file().map(BackingFile::storage).orElse(null);
        if (storage == null || storage.type().isBlank()) {
            return Optional.of("nobody can tell what kind of file system " + file + " is on: see `df " + file + "`");
        }
        String where = storage.mountPoint();
        if (!LOCAL.contains(storage.type())) {
            return Optional.of(
                    file + " is on " + storage.type() + " (mounted on " + where + "), which may not last or not"
                            + " be there when a boot mounts the volume: name a file on a local disk with ext4, xfs or btrfs");
        }
        if (storage.readOnly()) {
            return Optional.of("the file system on " + where + ", where " + file + " is to be, is read-only: see why");
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
                .map(other -> file + " would lie on the volume " + other + ": name a file elsewhere");
    }

    /** Of a file that is to be made. */
    private static Optional<String> entry(VolumeState volume, String file) {
        if (volume.fileExists()) {
            return Optional.empty();
        }
        PathState directory = volume.facts().paths().get(WrittenPaths.directoryOf(file));
        PathState part = volume.facts().paths().get(WrittenPaths.partOf(file));
        if (part == null) {
            return Optional.of(WrittenPaths.partOf(file) + " could not be looked at");
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
