package io.volmount.probe.node;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.UnitState;
import io.volmount.fstab.FstabLine;
import io.volmount.fstab.FstabSpec;
import io.volmount.plan.DiskChoice;
import io.volmount.plan.NewVolumes;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a node is and has. Small, whatever the node says, so that those of thousands fit in memory.
 *
 * @param unit of the agent; empty for a node without exactly one agent role
 * @param attributes as in {@link NodeFacts#attributes()}
 * @param runningTasks empty if the agent did not report it
 * @param objections why the node could get no new volume at all, one sentence each
 * @param refusals why the rules of the playbook cannot be met, one sentence each; empty if they can or there are none
 * @param volumes by number
 * @param devices whole disks first, then by kind and path
 * @param leftOut how many devices are not listed
 */
public record FoundNode(
        String hostname,
        NodeKind kind,
        Optional<String> dcosVersion,
        Optional<UnitState> unit,
        Optional<String> attributes,
        OptionalInt runningTasks,
        List<String> objections,
        List<String> refusals,
        List<FoundVolume> volumes,
        List<FoundDevice> devices,
        int leftOut) {
    private static final Comparator<ListedDevice> ORDER = Comparator.comparing(ListedDevice::kind)
            .thenComparing(device -> device.path().length())
            .thenComparing(ListedDevice::path);

    public FoundNode {
        objections = NodeLimits.sentences(objections);
        refusals = NodeLimits.sentences(refusals);
        volumes = List.copyOf(volumes);
        devices = List.copyOf(devices);
    }

    /**
     * Judges a node.
     *
     * @param expected the role in the inventory; empty to accept the node's own
     * @param playbook whose rules choose disks, with the variables of this agent replaced; empty for none
     */
    public static FoundNode of(NodeFacts node, Optional<Role> expected, Optional<Playbook> playbook) {
        AgentFacts facts = node.agent();
        NewVolumes possible = new NewVolumes(node);
        Optional<DiskChoice> choice = playbook.map(rules -> DiskChoice.of(rules, node));
        Map<String, VolumePath> chosen = choice.map(DiskChoice::volumes).orElse(List.of()).stream()
                .collect(Collectors.toMap(volume -> volume.source().path(), VolumeSpec::path));
        return new FoundNode(
                facts.hostname(),
                facts.kind(),
                facts.dcosVersion(),
                facts.unit(),
                node.attributes(),
                facts.runningTasks(),
                possible.objections(expected),
                choice.map(DiskChoice::refusals).orElse(List.of()),
                volumes(node),
                node.devices().stream()
                        .sorted(ORDER)
                        .map(device -> device(node, device, possible, chosen))
                        .toList(),
                node.leftOut());
    }

    private static FoundDevice device(
            NodeFacts node, ListedDevice device, NewVolumes possible, Map<String, VolumePath> chosen) {
        AgentFacts facts = node.agent();
        Optional<BlockDevice> read = node.read(device);
        List<String> mounted = facts.mounts().stream()
                .filter(mount -> mount.number().equals(device.number()))
                .map(Mount::target)
                .distinct()
                .limit(FoundDevice.MOST)
                .toList();
        Predicate<FstabSpec> names = facts.names().naming(device.number());
        List<String> claimed = facts.fstab().lines().stream()
                .filter(line -> names.test(line.atBoot().source())
                        || names.test(line.byHand().source()))
                .limit(FoundDevice.MOST)
                .map(FstabLine::toString)
                .toList();
        String name = read.flatMap(BlockDevice::link).orElse(device.path());
        return new FoundDevice(
                device, read, mounted, claimed, possible.objection(device), Optional.ofNullable(chosen.get(name)));
    }

    private static List<FoundVolume> volumes(NodeFacts node) {
        AgentFacts facts = node.agent();
        Set<VolumePath> paths = Stream.concat(
                        facts.mounts().stream()
                                .filter(mount -> !mount.isAutomount())
                                .map(Mount::target),
                        facts.resources().disks().stream().map(MountDisk::root))
                .flatMap(target -> VolumePath.parse(target).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return paths.stream()
                .limit(NodeLimits.RESOURCES)
                .map(path -> volume(node, path))
                .toList();
    }

    private static FoundVolume volume(NodeFacts node, VolumePath path) {
        AgentFacts facts = node.agent();
        List<Mount> mounts = facts.mountsOn(path);
        Optional<Mount> mount = mounts.isEmpty() ? Optional.empty() : Optional.of(mounts.get(mounts.size() - 1));
        Optional<ByteSize> size = mount.flatMap(top -> node.devices().stream()
                .filter(device -> device.number().equals(top.number()))
                .map(ListedDevice::size)
                .findFirst());
        OptionalLong offered = facts.resources()
                .disk(path)
                .map(disk -> OptionalLong.of(disk.mb()))
                .orElse(OptionalLong.empty());
        return new FoundVolume(
                path, mount.map(top -> top.backingFile().orElse(top.source())), mount.map(Mount::type), size, offered);
    }
}
