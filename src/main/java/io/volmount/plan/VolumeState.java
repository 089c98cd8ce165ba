package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.Signature;
import io.volmount.fstab.FstabEntry;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.mount.HeldBySystemd;
import io.volmount.mount.MountCondition;
import io.volmount.mount.MountedVolume;
import io.volmount.mount.NativeUnit;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One volume of the playbook held against the facts of one node: what is there of it already. */
record VolumeState(VolumeSpec spec, AgentFacts facts) {

    /** Whether it is mounted so that it can be used. */
    MountCondition mounted() {
        return MountedVolume.judge(spec.wanted(), facts);
    }

    MountCondition heldBySystemd() {
        return HeldBySystemd.judge(spec.path(), facts);
    }

    /** What is mounted on the path from the wanted source, be it usable or not; empty when nothing is. */
    private Optional<Mount> mount() {
        return facts.mountsOn(spec.path()).stream().filter(this::isFromSource).findFirst();
    }

    /** Where else the source, or a part of it, is mounted. */
    Optional<Mount> mountedElsewhere() {
        return facts.mounts().stream()
                .filter(this::isFromSource)
                .filter(mount -> !mount.target().equals(spec.path().toString()))
                .findFirst();
    }

    private boolean isFromSource(Mount mount) {
        return facts.isFrom(spec.source(), mount);
    }

    /** The device that the source leads to; empty for a backing file and for a missing device. */
    Optional<BlockDevice> block() {
        return Optional.ofNullable(facts.devices().get(spec.source().path()));
    }

    /** The place of the backing file; empty for a device. */
    Optional<BackingFile> file() {
        return Optional.ofNullable(facts.files().get(spec.source().path()));
    }

    boolean fileExists() {
        return file().filter(file -> file.kind() == BackingFile.Kind.REGULAR).isPresent();
    }

    /** What blkid finds on the device or in the file. */
    Optional<Signature> signature() {
        return block().flatMap(BlockDevice::signature).or(() -> file().flatMap(BackingFile::signature));
    }

    /** Whether the very file system that this plan makes was begun and cut short. */
    boolean unfinished() {
        return signature().equals(Optional.of(Signature.unfinished(plannedUuid())));
    }

    /** Whether there is data on it that nobody can tell the kind of. */
    boolean holdsUnknownData() {
        return signature().filter(Signature.UNKNOWN_DATA::equals).isPresent();
    }

    /** Whether the wanted file system is there: mounted already, or bearing the UUID that this plan gives it. */
    boolean formatted() {
        return mount().isPresent()
                || signature()
                        .filter(found -> found.is(spec.filesystem(), plannedUuid()))
                        .isPresent();
    }

    boolean offered() {
        return facts.kind().role().isEmpty()
                || facts.resources().disk(spec.path()).isPresent();
    }

    /** A unit in place of a line in fstab, and whether it mounts the volume at boot. */
    Optional<MountCondition> nativeUnit() {
        return NativeUnit.judge(spec.wanted(), facts);
    }

    /** What fstab says of the volume. */
    VolumeInFstab fstab() {
        return facts.inFstab(spec.wanted(), Optional.of(uuid()));
    }

    /** Whether a boot mounts it: by the unit that somebody wrote, which stands before fstab, else by the line in fstab. */
    boolean inFstab() {
        return nativeUnit()
                .map(unit -> unit.isRight() && fstab().objection().isEmpty())
                .orElseGet(() -> fstab().own().isPresent());
    }

    boolean complete() {
        return mounted().isRight() && heldBySystemd().isRight() && inFstab() && offered();
    }

    /** The UUID of the file system as it is mounted, else the one that it gets. */
    String uuid() {
        return mount().flatMap(Mount::uuid).orElseGet(this::plannedUuid);
    }

    /**
     * The UUID that this plan gives the file system. It follows from the node, the volume and the very device alone, so
     * that every later plan knows a file system that an earlier one made.
     */
    private String plannedUuid() {
        String seed = block().map(BlockDevice::seed).orElse("");
        String name = String.join(
                "\n",
                "volmount",
                facts.machineId(),
                spec.path().toString(),
                spec.source().path(),
                seed);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The size of what is formatted: the file's as wanted, the device's as found. */
    ByteSize size() {
        return spec.source().accept(new Source.Visitor<>() {
            @Override
            public ByteSize loopback(Source.Loopback loopback) {
                return loopback.size();
            }

            @Override
            public ByteSize device(Source.Device device) {
                return block().map(BlockDevice::size).orElse(new ByteSize(0));
            }
        });
    }

    /** The entry that mounts it at boot: a file by its path, a device by its file system, whose name never moves. */
    FstabEntry fstabEntry() {
        String source = spec.source().accept(new Source.Visitor<>() {
            @Override
            public String loopback(Source.Loopback loopback) {
                return loopback.file();
            }

            @Override
            public String device(Source.Device device) {
                return "UUID=" + uuid();
            }
        });
        return new FstabEntry(
                source,
                spec.path().toString(),
                spec.filesystem().word(),
                spec.fstab().options(),
                spec.fstab().dump(),
                spec.fstab().pass());
    }

    static List<VolumeState> of(List<VolumeSpec> volumes, AgentFacts facts) {
        return volumes.stream().map(spec -> new VolumeState(spec, facts)).toList();
    }
}
