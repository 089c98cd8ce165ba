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
 * Whether a volume is mounted so that a task can use it: the whole file system of the wanted kind, from the wanted source,
 * on its path, reached by that path, writable, and mounted nowhere else.
 */
public final class MountedVolume {
    /** What ext4 shows of a file system that an error or an administrator has stopped, from Linux 6.15 on. */
    private static final List<String> STOPPED = List.of("emergency_ro", "shutdown");

    private final DesiredVolume desired;
    private final AgentFacts facts;

    private MountedVolume(DesiredVolume desired, AgentFacts facts) {
        this.desired = desired;
        this.facts = facts;
    }

    /** Holds what is mounted against what is wanted. */
    public static MountCondition judge(DesiredVolume desired, AgentFacts facts) {
        return new MountedVolume(desired, facts).judge();
    }

    private MountCondition judge() {
        if (!facts.gaps().isEmpty()) {
            return MountCondition.wrong(facts.gaps().get(0), "see to that first");
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
        return Stream.of(another(mount), unusable(mount), elsewhere(mount))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(
                        () -> MountCondition.right("from " + seen(mount) + (automount ? ", by an automounter" : "")));
    }

    private static String seen(Mount mount) {
        return mount.backingFile().map(file -> file + " through ").orElse("") + mount.source() + ", " + mount.type();
    }

    private Optional<MountCondition> another(Mount mount) {
        if (!facts.isFrom(desired.source(), mount)) {
            return Optional.of(MountCondition.wrong(
                    desired.path() + " is in use: mounted from " + seen(mount) + ", not from "
                            + desired.source().path(),
                    "take another number"));
        }
        String type = desired.filesystem().word();
        if (!mount.type().equals(type)) {
            return Optional.of(MountCondition.wrong(
                    desired.path() + " is mounted from " + seen(mount) + ", not as " + type,
                    "correct the playbook, for a volume in use is never formatted again"));
        }
        return size();
    }

    /** The file has its size for good; a device is as large as it is. */
    private Optional<MountCondition> size() {
        return desired.source().accept(new Source.Visitor<>() {
            @Override
            public Optional<MountCondition> loopback(Source.Loopback loopback) {
                return Optional.ofNullable(facts.files().get(loopback.file()))
                        .map(BackingFile::size)
                        .filter(size -> !size.equals(loopback.size()))
                        .map(size -> MountCondition.wrong(
                                loopback.file() + " exists with " + size + " where the playbook wants "
                                        + loopback.size(),
                                "a volume is never resized, so correct the playbook or name another file"));
            }

            @Override
            public Optional<MountCondition> device(Source.Device device) {
                return Optional.empty();
            }
        });
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
        if (mount.isPart()) {
            return Optional.of(MountCondition.wrong(
                    "only the directory " + mount.root() + " of " + seen(mount) + " is mounted on " + desired.path()
                            + " (a bind mount or a subvolume)",
                    "mount the whole file system there"));
        }
        return readOnly(mount);
    }

    private Optional<MountCondition> readOnly(Mount mount) {
        if (Mount.holds(mount.options(), "ro")) {
            return Optional.of(MountCondition.wrong(
                    desired.path() + " is mounted read-only (" + mount.options() + ")",
                    "find out why, and mount it to be written"));
        }
        Optional<String> stopped = Stream.concat(Stream.of("ro"), STOPPED.stream())
                .filter(word -> Mount.holds(mount.superOptions(), word))
                .findFirst();
        if (stopped.isPresent()) {
            return Optional.of(MountCondition.wrong(
                    "the file system on " + desired.path() + " is read-only (" + mount.superOptions()
                            + "), as it is after an I/O error",
                    "see dmesg for its disk, check the file system (fsck) and mount it again"));
        }
        if (mount.recordedErrors() > 0) {
            return Optional.of(MountCondition.wrong(
                    "the file system on " + desired.path() + " has met errors (" + mount.recordedErrors()
                            + " since it was checked last), and may be read-only since",
                    "see dmesg for its disk, and check the file system (fsck) while it is not mounted"));
        }
        return Optional.ofNullable(facts.devices().get(desired.source().path()))
                .filter(BlockDevice::readOnly)
                .map(device -> MountCondition.wrong(
                        device.path() + ", mounted on " + desired.path() + ", is read-only",
                        "see dmesg for why, or blockdev --setrw"));
    }

    private Optional<MountCondition> elsewhere(Mount mount) {
        return facts.mounts().stream()
                .filter(other -> facts.isFrom(desired.source(), other) && !other.isPart())
                .filter(other -> !other.target().equals(mount.target()))
                .findFirst()
                .map(other -> MountCondition.wrong(
                        desired.source().path() + " is mounted on " + other.target() + " too: it is in use there",
                        "unmount it there"));
    }
}
