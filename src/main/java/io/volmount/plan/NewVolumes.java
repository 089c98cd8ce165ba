package io.volmount.plan;

import io.volmount.document.SourceLocation;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeFacts;
import io.volmount.fstab.FstabLine;
import io.volmount.plan.guard.Guards;
import io.volmount.plan.guard.VolumeGuard;
import io.volmount.plan.step.VolumeState;
import io.volmount.playbook.FstabOptions;
import io.volmount.playbook.Overwrite;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a node could get new volumes, and on which of its devices: the guards of a plan, asked about a volume that no
 * playbook names yet. Pure.
 */
public final class NewVolumes {
    private final NodeFacts node;
    private final VolumePath free;

    public NewVolumes(NodeFacts node) {
        this.node = node;
        this.free = free(node.agent());
    }

    /**
     * Why the node could get no volume on whatever device, one sentence each; empty if it could.
     *
     * @param expected the role in the inventory; empty to accept the node's own
     */
    public List<String> objections(Optional<Role> expected) {
        AgentFacts facts = node.agent();
        return Stream.concat(
                        facts.gaps().stream(),
                        Guards.of(expected, false).flatMap(guard -> guard.refusals(facts, List.of()).stream()))
                .distinct()
                .toList();
    }

    /**
     * Why a plan would refuse a new volume on a device, as a sentence; empty if it would make one, unless the
     * {@linkplain #objections node} objects. What is known of the device in part is never taken for usable.
     */
    public Optional<String> objection(ListedDevice device) {
        return device.gap()
                .or(() -> node.read(device)
                        .map(found -> refusal(found).or(() -> nature(device)))
                        .orElseGet(() -> nature(device).or(() -> Optional.of(device.path() + " was not read"))));
    }

    private Optional<String> refusal(BlockDevice device) {
        VolumeSpec spec = new VolumeSpec(
                free,
                new Source.Device(device.path()),
                Filesystem.EXT4,
                new FstabOptions("defaults", 0, 0),
                Overwrite.NOTHING,
                SourceLocation.whole(device.path()));
        VolumeState volume = new VolumeState(spec, node.agent());
        return Guards.of(Optional.empty(), false)
                .filter(VolumeGuard.class::isInstance)
                .flatMap(guard -> guard.refusals(node.agent(), List.of(volume)).stream())
                .findFirst();
    }

    /** What speaks against devices of this kind in general. A plan accepts some of them if the playbook names them. */
    private static Optional<String> nature(ListedDevice device) {
        String path = device.path();
        return switch (device.kind()) {
            case MEMORY -> Optional.of(path + " is in memory and empty after a reboot");
            case OPTICAL -> Optional.of(path + " is an optical drive");
            case FLOPPY -> Optional.of(path + " is a floppy drive");
            case LOOP ->
                Optional.of(path
                        + (device.size().bytes() == 0
                                ? " has no file"
                                : " is a loop device, which does not survive a reboot: use a `loopback` source"));
            case DISK, PARTITION, MAPPED, RAID ->
                device.size().bytes() == 0
                        ? Optional.of(path + " has no medium")
                        : device.removable().filter(removable -> removable).map(removable -> path + " is removable");
        };
    }

    /** The lowest number that nothing on the node uses. */
    private static VolumePath free(AgentFacts facts) {
        Set<String> taken = Stream.of(
                        facts.mounts().stream().map(Mount::target),
                        facts.occupied().stream().map(VolumePath::toString),
                        facts.resources().disks().stream().map(MountDisk::root),
                        facts.fstab().lines().stream().flatMap(NewVolumes::mountPoints))
                .flatMap(paths -> paths)
                .collect(Collectors.toSet());
        return IntStream.rangeClosed(0, taken.size())
                .mapToObj(number -> new VolumePath(String.valueOf(number)))
                .filter(path -> !taken.contains(path.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> mountPoints(FstabLine line) {
        return Stream.of(line.atBoot().file(), line.byHand().file());
    }
}
