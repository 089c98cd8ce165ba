package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.Mount;
import io.volmount.facts.NodeFacts;
import io.volmount.fstab.FstabLine;
import io.volmount.fstab.FstabSpec;
import io.volmount.playbook.DiskRule;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.volume.VolumePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses the disks of one node that the rules of a playbook are about. A disk that has a number keeps it, be it mounted
 * there, named there by fstab, or formatted for it by an earlier plan; blank disks get the free numbers in the order of their
 * links. The number of a disk that is gone goes to no other one, unless the rule replaces disks. Pure.
 */
public final class DiskChoice {
    private static final int REASONS = 3;

    private final NodeFacts node;
    private final AgentFacts facts;
    private final NewVolumes possible;
    private final Map<DeviceNumber, Predicate<FstabSpec>> names = new HashMap<>();
    private final Set<DeviceNumber> taken = new HashSet<>();
    private final List<VolumeSpec> volumes = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    private DiskChoice(NodeFacts node) {
        this.node = node;
        this.facts = node.agent();
        this.possible = new NewVolumes(node);
    }

    /** @param playbook with the variables of this agent replaced */
    public static DiskChoice of(Playbook playbook, NodeFacts node) {
        DiskChoice choice = new DiskChoice(node);
        if (!playbook.rules().isEmpty() && node.leftOut() > 0) {
            choice.refusals.add(
                    "the node has " + node.leftOut() + " more block devices than a probe lists, so no rule can"
                            + " choose among them: name the devices in the playbook");
            return choice;
        }
        playbook.volumes().forEach(volume -> choice.taken.addAll(choice.numbers(volume)));
        playbook.rules().forEach(choice::apply);
        return choice;
    }

    /** The chosen volumes, each on its disk: those that are there already and new ones. */
    public List<VolumeSpec> volumes() {
        return List.copyOf(volumes);
    }

    /** Why a rule cannot be met on this node, one sentence each; empty if all can. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private Set<DeviceNumber> numbers(VolumeSpec volume) {
        String path = volume.source().path();
        Set<DeviceNumber> numbers = node.devices().stream()
                .filter(device -> device.path().equals(path))
                .map(ListedDevice::number)
                .collect(Collectors.toSet());
        Optional.ofNullable(facts.names().paths().get(path)).ifPresent(numbers::add);
        return numbers;
    }

    private void apply(DiskRule rule) {
        List<ListedDevice> matching =
                node.devices().stream().filter(device -> matches(rule, device)).toList();
        Map<VolumePath, ListedDevice> given = new LinkedHashMap<>();
        List<VolumePath> free = new ArrayList<>();
        for (VolumePath path : rule.paths()) {
            Optional<ListedDevice> owner = owner(rule, path, matching);
            owner.ifPresent(disk -> given.put(path, disk));
            if (owner.isEmpty()) {
                Optional<String> vanished = vanished(path);
                boolean replaced = rule.replaces() && vanished.isPresent();
                if (!replaced) {
                    vanished.ifPresent(refusals::add);
                }
                if (replaced || !isTaken(path)) {
                    free.add(path);
                }
            }
        }
        List<ListedDevice> blank = matching.stream()
                .filter(disk ->
                        !given.containsValue(disk) && objection(rule, disk).isEmpty())
                .sorted(Comparator.comparing(this::source))
                .toList();
        int wanted = rule.count().orElse(rule.paths().size());
        for (int i = 0; i < Math.min(blank.size(), free.size()) && given.size() < wanted; i++) {
            given.put(free.get(i), blank.get(i));
        }
        if (given.size() < rule.count().orElse(1)) {
            refusals.add(lacking(rule, given, matching, free.size()));
        }
        given.values().forEach(disk -> taken.add(disk.number()));
        rule.paths().stream()
                .filter(given::containsKey)
                .map(path -> rule.volume(path, source(given.get(path))))
                .forEach(volumes::add);
    }

    private boolean matches(DiskRule rule, ListedDevice device) {
        return device.kind() == ListedDevice.Kind.DISK
                && !taken.contains(device.number())
                && rule.filter().matches(device.size(), device.rotational(), device.label())
                && !rule.filter().excludes(device.path())
                && node.read(device).stream()
                        .flatMap(read -> Stream.concat(read.stableIds().stream(), read.serial().stream()))
                        .noneMatch(rule.filter()::excludes);
    }

    /** Its best link, by which playbooks and plans name it. */
    private String source(ListedDevice disk) {
        return node.read(disk).flatMap(BlockDevice::link).orElse(disk.path());
    }

    /** The disk that has this number already. */
    private Optional<ListedDevice> owner(DiskRule rule, VolumePath path, List<ListedDevice> matching) {
        List<Mount> mounts = mounts(path);
        List<FstabLine> lines = facts.fstab().on(path.toString());
        Predicate<ListedDevice> owns = disk -> isMadeFor(rule, path, disk);
        if (!mounts.isEmpty()) {
            owns = disk -> mounts.stream().anyMatch(mount -> mount.number().equals(disk.number()));
        } else if (!lines.isEmpty()) {
            owns = disk -> lines.stream().anyMatch(line -> isNamedBy(line, disk.number()));
        }
        return matching.stream().filter(owns).findFirst();
    }

    private List<Mount> mounts(VolumePath path) {
        return facts.mountsOn(path).stream()
                .filter(mount -> !mount.isAutomount())
                .toList();
    }

    private boolean isNamedBy(FstabLine line, DeviceNumber device) {
        return names.computeIfAbsent(device, facts.names()::naming)
                .test(line.atBoot().source());
    }

    /** That the disk which has this number is not there any more; empty if none has it, or something else on the node does. */
    private Optional<String> vanished(VolumePath path) {
        Set<DeviceNumber> present =
                node.devices().stream().map(ListedDevice::number).collect(Collectors.toSet());
        List<Mount> mounts = mounts(path);
        if (!mounts.isEmpty()) {
            return mounts.stream()
                    .filter(mount -> mount.number().major() != 0 && !present.contains(mount.number()))
                    .findFirst()
                    .map(mount -> mount.source() + " is mounted on " + path
                            + ", but the node has no such device any more: attach the disk again and reboot the node, or replace"
                            + " it (state: replaced)");
        }
        return facts.fstab().on(path.toString()).stream()
                .filter(line -> isDevice(line.atBoot().source()))
                .filter(line -> present.stream().noneMatch(number -> isNamedBy(line, number)))
                .findFirst()
                .map(
                        line -> "the disk that /etc/fstab mounts on " + path + " is not on the node: " + line
                                + "; attach it again, replace it (state: replaced), or remove the line if it is not to come back");
    }

    private static boolean isDevice(FstabSpec source) {
        return source instanceof FstabSpec.Tag
                || source instanceof FstabSpec.AtPath at && at.path().startsWith("/dev/");
    }

    /** Whether an earlier plan made the file system of this volume on the disk, or began to. */
    private boolean isMadeFor(DiskRule rule, VolumePath path, ListedDevice disk) {
        Optional<BlockDevice> read = node.read(disk);
        String uuid = read.map(found -> path.fileSystem(facts.machineId(), source(disk), found.seed()))
                .orElse("");
        return read.flatMap(BlockDevice::signature)
                        .filter(found -> found.matches(rule.filesystem(), uuid))
                        .isPresent()
                || node.unfinished().filter(uuid::equals).isPresent();
    }

    private boolean isTaken(VolumePath path) {
        return !facts.mountsOn(path).isEmpty()
                || !facts.fstab().on(path.toString()).isEmpty()
                || facts.occupied().contains(path)
                || facts.resources().disk(path).isPresent();
    }

    /** Why a disk cannot become a new volume of this rule. */
    private Optional<String> objection(DiskRule rule, ListedDevice disk) {
        return possible.objection(disk)
                .or(() -> disk.size().compareTo(rule.filesystem().smallest()) < 0
                        ? Optional.of(disk.path() + " is too small for "
                                + rule.filesystem().word())
                        : Optional.empty())
                .or(() -> node.read(disk).flatMap(BlockDevice::link).isEmpty()
                        ? Optional.of(disk.path() + " has no link under /dev/disk/by-id to name it by")
                        : Optional.empty());
    }

    private String lacking(DiskRule rule, Map<VolumePath, ListedDevice> given, List<ListedDevice> matching, int free) {
        int wanted = rule.count().orElse(1);
        StringBuilder sentence = new StringBuilder("the rule for " + rule.name() + " (line "
                + rule.location().line() + " of the playbook) needs " + (wanted == 1 ? "1 disk" : wanted + " disks")
                + ", but "
                + (matching.isEmpty()
                        ? "no disk matches"
                        : (given.isEmpty() ? "no disk" : "only " + given.size()) + " of the " + matching.size()
                                + " that match can be used"));
        List<String> reasons = matching.stream()
                .filter(disk -> !given.containsValue(disk))
                .flatMap(disk -> objection(rule, disk).stream())
                .limit(REASONS)
                .toList();
        if (!reasons.isEmpty()) {
            sentence.append(": ").append(String.join("; ", reasons));
        } else if (free < wanted - given.size()) {
            sentence.append(": its other numbers are in use");
        }
        return sentence.append("; `volmount facts` shows all disks of the node").toString();
    }
}
