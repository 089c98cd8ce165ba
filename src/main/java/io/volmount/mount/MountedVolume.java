package io.volmount.mount;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Mount;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a volume is mounted and usable by tasks: the whole file system of the desired type and source, on its path
 * and not hidden there, writable, and mounted nowhere else.
 */
public final class MountedVolume {
    /** Options of an ext4 file system that an error or an administrator has shut down, since Linux 6.15. */
    private static final List<String> STOPPED = List.of("emergency_ro", "shutdown");

    private final DesiredVolume desired;
    private final AgentFacts facts;

    private MountedVolume(DesiredVolume desired, AgentFacts facts) {
        this.desired = desired;
        this.facts = facts;
    }

    /** Compares what is mounted with what is desired. */
    public static MountCondition judge(DesiredVolume desired, AgentFacts facts) {
        return new MountedVolume(desired, facts).judge();
    }

    private MountCondition judge() {
        if (!facts.gaps().isEmpty()) {
            return MountCondition.wrong(facts.gaps().get(0), "fix that first");
        }
        List<Mount> mounts = facts.mountsOn(desired.path());
        List<Mount> filesystems =
                mounts.stream().filter(mount -> !mount.isAutomount()).toList();
        boolean automount = filesystems.size() < mounts.size();
        if (filesystems.isEmpty()) {
            return MountCondition.missing("nothing is mounted on " + desired.path()
                    + (automount ? ", where an automounter waits for the first access" : ""));
        }
        if (filesystems.size() > 1) {
            return MountCondition.wrong(
                    filesystems.size() + " file systems are mounted on top of each other on " + desired.path(),
                    "unmount all but one");
        }
        Mount mount = filesystems.get(0);
        return Stream.of(mismatch(mount), unusable(mount), mountedElsewhere(mount))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() ->
                        MountCondition.correct("from " + described(mount) + (automount ? ", by an automounter" : "")));
    }

    private static String described(Mount mount) {
        return mount.backingFile().map(file -> file + " through ").orElse("") + mount.source() + ", " + mount.type();
    }

    private Optional<MountCondition> mismatch(Mount mount) {
        if (!facts.isFrom(desired.source(), mount)) {
            return Optional.of(MountCondition.wrong(
                    desired.path() + " is in use: mounted from " + described(mount) + ", not from "
                            + desired.source().path(),
                    "choose another number, or replace what is there (state: replaced)"));
        }
        String type = desired.filesystem().word();
        if (!mount.type().equals(type)) {
            return Optional.of(MountCondition.wrong(
                    desired.path() + " is mounted from " + described(mount) + ", not as " + type,
                    "correct the playbook; a volume in use is never formatted again"));
        }
        return size();
    }

    /** A backing file is never resized; a device has no desired size. */
    private Optional<MountCondition> size() {
        return desired.source().match(this::size, device -> Optional.empty());
    }

    private Optional<MountCondition> size(Source.Loopback loopback) {
        return Optional.ofNullable(facts.files().get(loopback.file()))
                .map(BackingFile::size)
                .filter(size -> !size.equals(loopback.size()))
                .map(size -> MountCondition.wrong(
                        loopback.file() + " exists with " + size + ", but the playbook says " + loopback.size(),
                        "a volume is never resized, so correct the playbook or name another file"));
    }

    private Optional<MountCondition> unusable(Mount mount) {
        Optional<Mount> reached = new MountTree(facts.mounts()).at(mount.target());
        if (reached.filter(top -> top.id() != mount.id()).isPresent()) {
            Mount top = reached.get();
            return Optional.of(MountCondition.wrong(
                    "what is mounted on " + desired.path() + " is hidden: " + top.source() + " is mounted over it, on "
                            + top.target(),
                    "unmount what hides it"));
        }
        if (mount.isPartial()) {
            return Optional.of(MountCondition.wrong(
                    "only the directory " + mount.root() + " of " + described(mount) + " is mounted on "
                            + desired.path() + " (a bind mount or a subvolume)",
                    "mount the whole file system there"));
        }
        return readOnly(mount);
    }

    private Optional<MountCondition> readOnly(Mount mount) {
        if (Mount.hasOption(mount.options(), "ro")) {
            return Optional.of(MountCondition.wrong(
                    desired.path() + " is mounted read-only (" + mount.options() + ")",
                    "find out why, and remount it read-write"));
        }
        Optional<String> stopped = Stream.concat(Stream.of("ro"), STOPPED.stream())
                .filter(word -> Mount.hasOption(mount.superOptions(), word))
                .findFirst();
        if (stopped.isPresent()) {
            return Optional.of(MountCondition.wrong(
                    "the file system on " + desired.path() + " is read-only (" + mount.superOptions()
                            + "), as after an I/O error",
                    "check dmesg and the file system (fsck), and mount it again"));
        }
        if (mount.recordedErrors() > 0) {
            return Optional.of(MountCondition.wrong(
                    "the file system on " + desired.path() + " has recorded errors (" + mount.recordedErrors()
                            + " since its last check) and may be read-only",
                    "check dmesg, and the file system (fsck) while it is not mounted"));
        }
        return Optional.ofNullable(facts.devices().get(desired.source().path()))
                .filter(BlockDevice::readOnly)
                .map(device -> MountCondition.wrong(
                        device.path() + ", mounted on " + desired.path() + ", is read-only",
                        "check dmesg for the reason, or run blockdev --setrw"));
    }

    private Optional<MountCondition> mountedElsewhere(Mount mount) {
        return facts.mounts().stream()
                .filter(other -> facts.isFrom(desired.source(), other) && !other.isPartial())
                .filter(other -> !other.target().equals(mount.target()))
                .findFirst()
                .map(other -> MountCondition.wrong(
                        desired.source().path() + " is mounted on " + other.target() + " as well: it is in use there",
                        "unmount it there"));
    }
}
