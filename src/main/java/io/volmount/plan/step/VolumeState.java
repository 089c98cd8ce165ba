package io.volmount.plan.step;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.mount.ActiveMountUnit;
import io.volmount.mount.MountCondition;
import io.volmount.mount.MountedVolume;
import io.volmount.mount.NativeUnit;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Source;
import java.util.List;
import java.util.Optional;

/** The state of one volume of the playbook on one node, derived from the node's facts. */
public record VolumeState(VolumeSpec spec, AgentFacts facts) {

    public MountCondition mounted() {
        return MountedVolume.judge(spec.desired(), facts);
    }

    public MountCondition mountUnitActive() {
        return ActiveMountUnit.judge(spec.path(), facts);
    }

    /** The mount of the source on the path, usable or not; empty if there is none. */
    private Optional<Mount> mount() {
        return facts.mountsOn(spec.path()).stream().filter(this::isFromSource).findFirst();
    }

    /** A mount of the source, or of a part of it, on another path. */
    public Optional<Mount> mountedElsewhere() {
        return facts.mounts().stream()
                .filter(this::isFromSource)
                .filter(mount -> !mount.target().equals(spec.path().toString()))
                .findFirst();
    }

    private boolean isFromSource(Mount mount) {
        return facts.isFrom(spec.source(), mount);
    }

    /** The device of the source; empty for a backing file and for a missing device. */
    public Optional<BlockDevice> block() {
        return Optional.ofNullable(facts.devices().get(spec.source().path()));
    }

    /** The backing file; empty for a device. */
    public Optional<BackingFile> file() {
        return Optional.ofNullable(facts.files().get(spec.source().path()));
    }

    public boolean fileExists() {
        return file().filter(file -> file.kind() == BackingFile.Kind.REGULAR).isPresent();
    }

    /** What blkid finds on the device or in the file. */
    public Optional<Signature> signature() {
        return block().flatMap(BlockDevice::signature).or(() -> file().flatMap(BackingFile::signature));
    }

    /** Whether making the planned file system was begun and interrupted. */
    public boolean unfinished() {
        return signature().equals(Optional.of(Signature.unfinished(plannedUuid())));
    }

    /** Whether it contains data without a known signature. */
    public boolean holdsUnknownData() {
        return signature().filter(Signature.UNKNOWN_DATA::equals).isPresent();
    }

    /** Whether the file system is present: mounted, or with the UUID that this plan gives it. */
    public boolean formatted() {
        return mount().isPresent()
                || signature()
                        .filter(found -> found.matches(spec.filesystem(), plannedUuid()))
                        .isPresent();
    }

    public boolean offered() {
        return facts.kind().role().isEmpty()
                || facts.resources().disk(spec.path()).isPresent();
    }

    /** The unit file in place of an fstab line, and whether it mounts the volume at boot; empty if there is none. */
    public Optional<MountCondition> nativeUnit() {
        return NativeUnit.judge(spec.desired(), facts);
    }

    public VolumeInFstab fstab() {
        return facts.inFstab(spec.desired(), Optional.of(uuid()));
    }

    /** Whether a boot mounts it: by a unit file, which takes precedence over fstab, or by its fstab line. */
    public boolean inFstab() {
        return nativeUnit()
                .map(unit -> unit.isCorrect() && fstab().objection().isEmpty())
                .orElseGet(() -> fstab().line().isPresent());
    }

    public boolean complete() {
        return mounted().isCorrect() && mountUnitActive().isCorrect() && inFstab() && offered();
    }

    /** The UUID of the mounted file system, else the planned one. */
    public String uuid() {
        return mount().flatMap(Mount::uuid).orElseGet(this::plannedUuid);
    }

    private String plannedUuid() {
        return facts.fileSystem(spec.path(), spec.source());
    }

    /** The size to format: of the file as planned, of the device as found. */
    public ByteSize size() {
        return spec.source()
                .match(
                        Source.Loopback::size,
                        device -> block().map(BlockDevice::size).orElse(ByteSize.NOTHING));
    }

    /** The entry that mounts it at boot: a file by its path, a device by the UUID of its file system, which is stable. */
    FstabEntry fstabEntry() {
        return new FstabEntry(
                spec.source().match(Source.Loopback::file, device -> "UUID=" + uuid()),
                spec.path().toString(),
                spec.filesystem().word(),
                spec.fstab().options(),
                spec.fstab().dump(),
                spec.fstab().pass());
    }

    public static List<VolumeState> of(List<VolumeSpec> volumes, AgentFacts facts) {
        return volumes.stream().map(spec -> new VolumeState(spec, facts)).toList();
    }
}
