package io.volmount.rehearsal;

import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.AttributeSettings;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNames;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.MountUnit;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeLock;
import io.volmount.facts.PathOwners;
import io.volmount.facts.PathState;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Storage;
import io.volmount.facts.Tools;
import io.volmount.facts.UnitState;
import io.volmount.fstab.Fstab;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.Planner;
import io.volmount.playbook.AbsentVolume;
import io.volmount.playbook.DiskRule;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.VolumeSpec;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node that nobody could look at, taken to be a healthy agent on which everything wanted is possible. It has no volumes but
 * those that are to be absent or replaced, which nobody has reserved.
 */
record AssumedNode(String name, Role role) {
    private static final String CHECKPOINT = "/var/lib/mesos/slave/meta/slaves/latest";
    private static final ByteSize DISK = ByteSize.ofMb(1L << 20);
    private static final ByteSize ROOM = ByteSize.ofMb(1L << 30);

    /** What would have to be done on it. */
    AgentPlan plan(Playbook written) {
        Playbook playbook = written.withChosen(
                written.rules().stream().flatMap(AssumedNode::chosen).toList());
        ProbeRequest request = ProbeRequest.of(playbook);
        Map<String, BlockDevice> devices = devices(request.devices());
        List<LeavingVolume> leaving = new ArrayList<>();
        for (AbsentVolume volume : written.leaving()) {
            DeviceNumber number = volume.source()
                    .map(source -> devices.get(source.path()))
                    .map(BlockDevice::number)
                    .orElse(new DeviceNumber(1, leaving.size()));
            leaving.add(new LeavingVolume(volume, name, number));
        }
        return Planner.plan(facts(request, leaving), playbook, Optional.of(role));
    }

    /** As many disks as a rule asks for, or has numbers for. */
    private static Stream<VolumeSpec> chosen(DiskRule rule) {
        return rule.paths().stream()
                .limit(rule.count().orElse(rule.paths().size()))
                .map(path -> rule.volume(path, "/dev/assumed" + path.number()));
    }

    AgentFacts facts(ProbeRequest asked, List<LeavingVolume> leaving) {
        return new AgentFacts(
                name,
                name,
                "simulated",
                role == Role.PRIVATE ? NodeKind.PRIVATE : NodeKind.PUBLIC,
                Optional.empty(),
                Optional.of(unit()),
                ResourcesFile.ABSENT,
                CHECKPOINT,
                Optional.of("assumed"),
                Fstab.of(leaving.stream().map(LeavingVolume::entry).toList()),
                leaving.stream().map(LeavingVolume::mount).toList(),
                Set.of(),
                devices(asked.devices()),
                DeviceNames.NONE,
                asked.volumes().stream().collect(Collectors.toMap(path -> path, AssumedNode::unmounted)),
                files(asked, leaving),
                owners(asked),
                Optional.of(AttributeSettings.NONE),
                Optional.of(Set.of()),
                OptionalInt.empty(),
                paths(asked),
                new Tools(Set.of(), Optional.of("6.1.0"), true),
                NodeLock.FREE,
                List.of());
    }

    private UnitState unit() {
        return new UnitState(
                role.unit(), "active", "running", 1, Duration.ofDays(1), OptionalLong.empty(), OptionalLong.empty());
    }

    /** Directories for the files, and nothing anywhere else. */
    private static Map<String, PathState> paths(ProbeRequest asked) {
        Map<String, PathState> paths = new HashMap<>(each(asked.paths(), PathState::absent));
        paths.put(CHECKPOINT, PathState.absent(CHECKPOINT));
        paths.put(AttributeSettings.FILE, settings());
        asked.files().stream()
                .map(WrittenPaths::directoryOf)
                .forEach(directory -> paths.put(directory, PathState.directory(directory)));
        return paths;
    }

    private static PathState settings() {
        String file = AttributeSettings.FILE;
        return new PathState(
                file, PathState.Kind.FILE, Optional.of(file), true, true, WrittenPaths.directoryOf(file), true);
    }

    /** A device may be named by a variable, which nobody has filled. */
    private static Map<String, PathOwners> owners(ProbeRequest asked) {
        Map<String, PathOwners> owners = new HashMap<>(each(asked.files(), PathOwners::root));
        owners.put(AttributeSettings.FILE, PathOwners.root(AttributeSettings.FILE));
        owners.putAll(each(asked.devices(), device -> PathOwners.rootsDevice("/dev/assumed")));
        return owners;
    }

    private static <T> Map<String, T> each(List<String> paths, Function<String, T> made) {
        return paths.stream().collect(Collectors.toMap(path -> path, made));
    }

    private static MountUnit unmounted(VolumePath path) {
        UnitState state = new UnitState(
                path.mountUnit(), "inactive", "dead", 0, Duration.ZERO, OptionalLong.empty(), OptionalLong.empty());
        return new MountUnit(state, "", "", List.of(), "", "", "");
    }

    /** Each path leads to a device of its own. */
    private static Map<String, BlockDevice> devices(List<String> paths) {
        Map<String, BlockDevice> devices = new HashMap<>();
        for (String path : paths) {
            devices.computeIfAbsent(path, wanted -> blank(wanted, new DeviceNumber(0, devices.size())));
        }
        return devices;
    }

    private static BlockDevice blank(String path, DeviceNumber number) {
        return new BlockDevice(
                number,
                path,
                List.of(),
                DISK,
                false,
                false,
                List.of(),
                Optional.of("assumed"),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    private static Map<String, BackingFile> files(ProbeRequest asked, List<LeavingVolume> leaving) {
        Storage storage = new Storage("/", "ext4", false, "8:1", ROOM, OptionalLong.empty());
        BackingFile absent =
                new BackingFile(BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), storage);
        Map<String, BackingFile> files = new HashMap<>(each(asked.files(), file -> absent));
        leaving.stream()
                .filter(LeavingVolume::isOnFile)
                .forEach(volume -> files.put(volume.source(), volume.file(storage)));
        return files;
    }
}
