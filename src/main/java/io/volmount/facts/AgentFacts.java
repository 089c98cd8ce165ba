package io.volmount.facts;

import io.volmount.attribute.AttributeSettings;
import io.volmount.fstab.DeviceTag;
import io.volmount.fstab.Fstab;
import io.volmount.fstab.FstabSpec;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The facts that one probe of a node returned. Contains only what was seen: what is unknown is empty.
 *
 * @param machineId {@code /etc/machine-id}
 * @param bootId of the running boot
 * @param dcosVersion such as {@code 1.13.4}; empty before DC/OS is installed or when the file cannot be read
 * @param unit the agent unit of the node's role; empty unless the node has exactly one agent role
 * @param checkpoint the path of the agent's checkpoint, {@code .../meta/slaves/latest}
 * @param agentId the ID that the agent has had since it registered last; empty if it has none, as after its checkpoint was
 *     cleared
 * @param occupied the {@code /dcos/volumeN} directories that are not empty and not mount points
 * @param devices by the requested path, which may be a link such as {@code /dev/disk/by-id/...}; without paths that
 *     lead to no block device
 * @param names the names by which fstab or a playbook may refer to devices
 * @param mountUnits of the requested volumes
 * @param files by path, for every requested backing file
 * @param owners by path, for every requested backing file and existing device: the owners of what leads to it
 * @param attributes what it says of the agent's attributes; empty if it was not read
 * @param reserved the volumes that services have reserved or keep persistent volumes on, by the agent's checkpoint; empty if
 *     that was not asked or could not be read
 * @param runningTasks from the agent's metrics; empty if they are unavailable
 * @param paths by path, what steps write to; without paths that were not reported
 * @param tools the commands that steps need
 * @param lock the lock of the node
 * @param gaps what could not be read, one sentence each; if there are any, nothing is planned
 */
public record AgentFacts(
        String hostname,
        String machineId,
        String bootId,
        NodeKind kind,
        Optional<String> dcosVersion,
        Optional<UnitState> unit,
        ResourcesFile resources,
        String checkpoint,
        Optional<String> agentId,
        Fstab fstab,
        List<Mount> mounts,
        Set<VolumePath> occupied,
        Map<String, BlockDevice> devices,
        DeviceNames names,
        Map<VolumePath, MountUnit> mountUnits,
        Map<String, BackingFile> files,
        Map<String, PathOwners> owners,
        Optional<AttributeSettings> attributes,
        Optional<Set<VolumePath>> reserved,
        OptionalInt runningTasks,
        Map<String, PathState> paths,
        Tools tools,
        NodeLock lock,
        List<String> gaps) {

    public AgentFacts {
        mounts = List.copyOf(mounts);
        occupied = Set.copyOf(occupied);
        devices = Map.copyOf(devices);
        mountUnits = Map.copyOf(mountUnits);
        files = Map.copyOf(files);
        owners = Map.copyOf(owners);
        reserved = reserved.map(Set::copyOf);
        paths = Map.copyOf(paths);
        gaps = List.copyOf(gaps);
    }

    /** Whether a mount is of a source, at any mount point and under any device name. */
    public boolean isFrom(Source source, Mount mount) {
        return source.match(
                loopback -> Optional.ofNullable(files.get(loopback.file()))
                        .filter(found -> found.loops().contains(mount.number()))
                        .isPresent(),
                device -> Optional.ofNullable(devices.get(device.path()))
                        .filter(found -> found.number().equals(mount.number()))
                        .isPresent());
    }

    /** The fstab lines of a volume that should exist already. */
    public VolumeInFstab inFstab(DesiredVolume volume) {
        return inFstab(volume, Optional.empty());
    }

    /**
     * The fstab lines of a volume.
     *
     * @param planned the UUID that its file system will get, unless it is mounted already
     */
    public VolumeInFstab inFstab(DesiredVolume volume, Optional<String> planned) {
        Optional<Mount> mount = mountsOn(volume.path()).stream()
                .filter(candidate -> isFrom(volume.source(), candidate))
                .findFirst();
        Optional<String> uuid = mount.isPresent() ? mount.flatMap(Mount::uuid) : planned;
        return new VolumeInFstab(
                fstab,
                volume.path().toString(),
                volume.filesystem().word(),
                volume.source().path(),
                specMatcher(volume.source(), uuid),
                mount.isPresent());
    }

    private Predicate<FstabSpec> specMatcher(Source source, Optional<String> uuid) {
        return source.match(
                loopback -> FstabSpec.of(loopback.file())::matches, device -> specMatcher(device.path(), uuid));
    }

    private Predicate<FstabSpec> specMatcher(String device, Optional<String> uuid) {
        Optional<Predicate<FstabSpec>> found =
                Optional.ofNullable(devices.get(device)).map(known -> names.naming(known.number()));
        Optional<FstabSpec> tag = uuid.map(own -> new FstabSpec.Tag(DeviceTag.UUID, own));
        return spec -> found.filter(naming -> naming.test(spec)).isPresent()
                || spec.matches(FstabSpec.of(device))
                || tag.filter(spec::matches).isPresent();
    }

    /** The facts that are left once these volumes are neither mounted, nor in fstab, nor offered. */
    public AgentFacts without(Set<VolumePath> leaving) {
        Set<String> targets = leaving.stream().map(VolumePath::toString).collect(Collectors.toSet());
        return new AgentFacts(
                hostname,
                machineId,
                bootId,
                kind,
                dcosVersion,
                unit,
                resources.without(leaving),
                checkpoint,
                agentId,
                fstab.without(targets),
                mounts.stream()
                        .filter(mount -> !targets.contains(mount.target()))
                        .toList(),
                occupied,
                devices,
                names,
                mountUnits,
                files,
                owners,
                attributes,
                reserved,
                runningTasks,
                paths,
                tools,
                lock,
                gaps);
    }

    /**
     * The UUID of the file system that a plan makes for a volume on a source. It depends only on the node, the volume and the
     * device, so that a later plan recognizes the file system that an earlier one made.
     */
    public String fileSystem(VolumePath volume, Source source) {
        String seed = Optional.ofNullable(devices.get(source.path()))
                .map(BlockDevice::seed)
                .orElse("");
        return volume.fileSystem(machineId, source.path(), seed);
    }

    /** What is mounted on this volume's path, the last mounted last. */
    public List<Mount> mountsOn(VolumePath path) {
        return mounts.stream()
                .filter(mount -> mount.target().equals(path.toString()))
                .toList();
    }
}
