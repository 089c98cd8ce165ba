package io.volmount.plan.advice;

import io.volmount.attribute.Attribute;
import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.Attributes;
import io.volmount.dcos.InstalledDcos;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.fstab.MountOptions;
import io.volmount.plan.advice.Advice.Kind;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The advice on one agent. Its sentences name volumes but not disks, so that the same advice on many agents reads the same.
 *
 * @param playbook with the variables of this agent replaced
 */
public record AgentAdvice(Playbook playbook, AgentFacts facts) {

    /** One for each kind that applies. */
    public List<Advice> all() {
        return Stream.of(
                        about(
                                Kind.LOOPBACK,
                                volume -> !isOnDevice(volume),
                                "DC/OS recommends files for tests only: name a disk for %s"),
                        about(
                                Kind.LOST_AND_FOUND,
                                volume -> isOnDevice(volume) && volume.filesystem() == Filesystem.EXT4,
                                "ext4 has a directory lost+found, which Kafka refuses: choose xfs for %s if Kafka is to use"
                                        + " it"),
                        about(
                                Kind.NO_FTYPE,
                                this::isWithoutFtype,
                                "xfs without ftype=1 cannot hold the layers of containers: let %s be replaced by a volume on"
                                        + " another disk if tasks are to build on it"),
                        sharedDisk(),
                        about(
                                Kind.ROOT_DISK,
                                this::isOnRootDisk,
                                "sandboxes, images and logs keep the disk of the root file system busy and may fill it: name"
                                        + " another disk for %s"),
                        noAttributes(),
                        about(
                                Kind.NO_NETDEV,
                                volume -> isRemote(volume) && !hasOption(volume, "_netdev"),
                                "without the fstab option _netdev a boot does not wait for disks that need the network: add it"
                                        + " for %s"),
                        about(
                                Kind.NOFAIL,
                                volume -> hasOption(volume, "nofail"),
                                "with the fstab option nofail a boot does not wait for the mount, and an agent that starts"
                                        + " before it does not offer the volume: remove it for %s, or verify after every boot"),
                        unknownVersion())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Advice> about(Kind kind, Predicate<VolumeSpec> applies, String sentence) {
        return about(kind, playbook.volumes().stream().filter(applies).toList(), sentence);
    }

    private static Optional<Advice> about(Kind kind, List<VolumeSpec> volumes, String sentence) {
        return volumes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Advice(kind, String.format(sentence, paths(volumes))));
    }

    private static String paths(List<VolumeSpec> volumes) {
        return volumes.stream().map(volume -> volume.path().toString()).collect(Collectors.joining(", "));
    }

    private Optional<Advice> sharedDisk() {
        Map<String, List<VolumeSpec>> byDisk = new LinkedHashMap<>();
        playbook.volumes()
                .forEach(volume -> disks(volume)
                        .forEach(disk -> byDisk.computeIfAbsent(disk, first -> new ArrayList<>())
                                .add(volume)));
        List<VolumeSpec> shared = byDisk.values().stream()
                .filter(volumes -> volumes.size() > 1)
                .flatMap(List::stream)
                .distinct()
                .toList();
        return about(
                Kind.SHARED_DISK,
                shared,
                "volumes on one disk share its speed and fail together: give %s disks of their own");
    }

    private boolean isOnRootDisk(VolumeSpec volume) {
        Set<String> disks = disks(volume);
        return facts.mounts().stream()
                .filter(mount -> mount.target().equals("/"))
                .flatMap(mount -> WholeDisk.of(mount.source()).stream())
                .anyMatch(disks::contains);
    }

    /** A playbook for tests does not ask for them. */
    private Optional<Advice> noAttributes() {
        boolean labelled = facts.attributes()
                .flatMap(AttributeSettings::effective)
                .flatMap(Attributes::parse)
                .filter(found ->
                        found.all().stream().anyMatch(one -> !one.name().equals(Attribute.PUBLIC_IP)))
                .isPresent();
        return labelled
                        || !playbook.attributes().isEmpty()
                        || facts.attributes().isEmpty()
                        || playbook.volumes().stream().noneMatch(AgentAdvice::isOnDevice)
                ? Optional.empty()
                : Optional.of(new Advice(
                        Kind.NO_ATTRIBUTES,
                        "no attribute says what disks the agent has, so services cannot choose it by them: add `attributes`"
                                + " to the playbook, as in {disk: ssd}"));
    }

    private Optional<Advice> unknownVersion() {
        return facts.kind()
                .role()
                .flatMap(agent -> new InstalledDcos(facts.dcosVersion()).warning())
                .map(sentence -> new Advice(Kind.UNKNOWN_VERSION, sentence));
    }

    private static boolean isOnDevice(VolumeSpec volume) {
        return volume.source() instanceof Source.Device;
    }

    private boolean isWithoutFtype(VolumeSpec volume) {
        return facts.mountsOn(volume.path()).stream()
                .anyMatch(mount -> facts.isFrom(volume.source(), mount) && mount.withoutFtype());
    }

    /** Where the node does not tell, the one that its device is, or is a partition of, by its name. */
    private Set<String> disks(VolumeSpec volume) {
        return device(volume)
                .map(device -> device.disks().isEmpty()
                        ? WholeDisk.of(device.path()).stream().collect(Collectors.toSet())
                        : device.disks())
                .orElse(Set.of());
    }

    private boolean isRemote(VolumeSpec volume) {
        return isOnDevice(volume)
                && WholeDisk.isRemote(Stream.concat(
                        Stream.of(volume.source().path()),
                        device(volume).stream()
                                .flatMap(found -> Stream.concat(Stream.of(found.path()), found.stableIds().stream()))));
    }

    private Optional<BlockDevice> device(VolumeSpec volume) {
        return Optional.ofNullable(facts.devices().get(volume.source().path()));
    }

    private static boolean hasOption(VolumeSpec volume, String option) {
        return MountOptions.of(volume.fstab().options()).words().contains(option);
    }
}
