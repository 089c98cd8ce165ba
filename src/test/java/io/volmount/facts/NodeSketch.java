package io.volmount.facts;

import io.volmount.attribute.AttributeSettings;
import io.volmount.fstab.DeviceTag;
import io.volmount.fstab.Fstab;
import io.volmount.fstab.FstabEntry;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/** Facts of a made-up node: a healthy private agent of DC/OS 1.9 with nothing of the playbook on it, until told else. */
public final class NodeSketch {
    public static final VolumePath VOLUME0 = VolumePath.of("/dcos/volume0");
    public static final DeviceNumber LOOP0 = new DeviceNumber(7, 0);
    public static final String FILE0 = "/root/volume0.img";
    public static final String CHECKPOINT = "/var/lib/mesos/slave/meta/slaves/latest";

    public String machineId = "fd82348a35f141839e4e3f678599fdac";
    public String bootId = "c9354488-2955-4964-b09e-49bf0a464c99";
    public NodeKind kind = NodeKind.PRIVATE;
    public Optional<String> version = Optional.of("1.9.4");
    public ResourcesFile resources =
            new ResourcesFile(ResourcesFile.State.READ, List.of(), Instant.parse("2026-11-22T10:00:00Z"), false, "");
    public Optional<String> agentId = Optional.of("8f2c9a30-6d0f-4f9c-9f0e-3c1de0a1b2c3-S7");
    public final List<FstabEntry> fstab = new ArrayList<>();
    public final List<Mount> mounts = new ArrayList<>();
    public final Set<VolumePath> occupied = new HashSet<>();
    public final Map<String, BlockDevice> devices = new HashMap<>();
    public final Map<String, BackingFile> files = new HashMap<>(Map.of(FILE0, noFile(ByteSize.ofMb(10_000))));
    public final Map<String, DeviceNumber> paths = new HashMap<>();
    public final Map<DeviceNumber, Map<DeviceTag, String>> tags = new HashMap<>();
    public final Map<VolumePath, MountUnit> mountUnits = new HashMap<>();
    /** Volumes whose mount units systemd does not tell of. */
    public final Set<VolumePath> unitsUntold = new HashSet<>();

    public final List<String> gaps = new ArrayList<>();
    public Optional<AttributeSettings> attributes = Optional.of(AttributeSettings.NONE);
    public Optional<Set<VolumePath>> reserved = Optional.of(Set.of());
    public OptionalInt tasks = OptionalInt.of(2);
    public final Set<String> missingTools = new HashSet<>();
    public Optional<String> mkfsXfs = Optional.of("6.1.0");
    public boolean systemd = true;

    /** What differs from a node on which steps can write wherever they need to. */
    public final Map<String, PathState> written = new HashMap<>();

    /** Of backing files and devices to which others than root can lead. */
    public final Map<String, PathOwners> owners = new HashMap<>();

    /** Paths that the node does not tell of. */
    public final Set<String> untold = new HashSet<>();

    public Duration activeFor = Duration.ofMinutes(60);
    public String unitState = "active";
    public Optional<String> unitSub = Optional.empty();
    public boolean unitTold = true;
    public NodeLock lock = NodeLock.FREE;
    public long mainPid = 310;
    public OptionalLong restarts = OptionalLong.of(0);

    public AgentFacts facts() {
        return new AgentFacts(
                "node-1",
                machineId,
                bootId,
                kind,
                version,
                kind.role().filter(role -> unitTold).map(role -> unit(role.unit())),
                resources,
                CHECKPOINT,
                agentId,
                Fstab.of(fstab),
                mounts,
                occupied,
                devices,
                new DeviceNames(allPaths(), tags),
                allMountUnits(),
                files,
                allOwners(),
                attributes,
                reserved,
                tasks,
                written(),
                new Tools(missingTools, mkfsXfs, systemd),
                lock,
                gaps);
    }

    /** Of the first volumes: active where something is mounted, unless told else. */
    private Map<VolumePath, MountUnit> allMountUnits() {
        Map<VolumePath, MountUnit> all = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            VolumePath path = VolumePath.of("/dcos/volume" + i);
            boolean mounted = mounts.stream().anyMatch(mount -> mount.target().equals(path.toString()));
            all.put(path, mountUnit(path, mounted ? "active" : "inactive", "", "", List.of(), ""));
        }
        all.putAll(mountUnits);
        all.keySet().removeAll(unitsUntold);
        return all;
    }

    /** A mount unit, of a file of its own unless that is empty. */
    public static MountUnit mountUnit(
            VolumePath path, String active, String fragment, String enabled, List<String> wantedBy, String what) {
        UnitState state = new UnitState(
                path.mountUnit(),
                active,
                active.equals("active") ? "mounted" : "dead",
                0,
                Duration.ZERO,
                OptionalLong.empty(),
                OptionalLong.empty());
        return new MountUnit(state, fragment, enabled, wantedBy, what, "", "");
    }

    private Map<String, PathOwners> allOwners() {
        Map<String, PathOwners> all = new HashMap<>();
        files.keySet().forEach(file -> all.put(file, PathOwners.root(file)));
        devices.keySet().forEach(device -> all.put(device, PathOwners.rootsDevice(device)));
        all.put(AttributeSettings.FILE, PathOwners.root(AttributeSettings.FILE));
        all.putAll(owners);
        return all;
    }

    /** With the paths, links and serial numbers that the devices themselves tell. */
    private Map<String, DeviceNumber> allPaths() {
        Map<String, DeviceNumber> all = new HashMap<>(paths);
        devices.forEach((asked, device) -> {
            all.put(asked, device.number());
            all.put(device.path(), device.number());
            device.stableIds().forEach(link -> all.put(link, device.number()));
        });
        return all;
    }

    private Map<String, PathState> written() {
        List<VolumePath> volumes = IntStream.range(0, 10)
                .mapToObj(number -> new VolumePath(String.valueOf(number)))
                .toList();
        Map<String, PathState> all = new HashMap<>();
        WrittenPaths.of(volumes, List.copyOf(files.keySet())).forEach(path -> all.put(path, PathState.absent(path)));
        files.keySet().stream()
                .map(WrittenPaths::directoryOf)
                .forEach(directory -> all.put(directory, PathState.directory(directory)));
        all.put(CHECKPOINT, path(CHECKPOINT, PathState.Kind.LINK));
        all.put(AttributeSettings.FILE, path(AttributeSettings.FILE, PathState.Kind.FILE));
        all.putAll(written);
        all.keySet().removeAll(untold);
        return all;
    }

    /** A path where there is something that root can write to. */
    public static PathState path(String path, PathState.Kind kind) {
        return new PathState(path, kind, Optional.of(path), true, true, WrittenPaths.directoryOf(path), true);
    }

    private UnitState unit(String name) {
        boolean runs = unitState.equals("active");
        return new UnitState(
                name,
                unitState,
                unitSub.orElse(runs ? "running" : unitState.equals("activating") ? "auto-restart" : "dead"),
                runs ? mainPid : 0,
                runs ? activeFor : Duration.ZERO,
                runs ? OptionalLong.of(42_000_000) : OptionalLong.empty(),
                restarts);
    }

    /** Adds a line to fstab. */
    public void fstab(String line) {
        Fstab.parse(line).lines().forEach(read -> fstab.add(read.atBoot()));
    }

    /** Mounts something that is none of the playbook's volumes. */
    public void mounted(String target, String source, String type) {
        mounts.add(mount(target, new DeviceNumber(8, 1), source, type));
    }

    /** The documented 200 MB loopback volume, mounted, in fstab and offered. */
    public NodeSketch provisioned() {
        String uuid = "93da43dc-5355-49a0-8ca2-f4eed2510e13";
        files.put(
                FILE0,
                file(
                        ByteSize.ofMb(200),
                        Optional.of(new Signature("ext4", Optional.of(uuid), Optional.empty())),
                        Set.of(LOOP0)));
        fstab.add(new FstabEntry(FILE0, VOLUME0.toString(), "auto", "loop", 0, 2));
        mounts.add(mountOfFile(VOLUME0.toString(), FILE0, uuid));
        resources = new ResourcesFile(
                ResourcesFile.State.READ,
                List.of(new MountDisk(VOLUME0.toString(), 74, "*")),
                Instant.parse("2026-11-22T10:00:00Z"),
                false,
                "");
        return this;
    }

    public static BackingFile noFile(ByteSize free) {
        return new BackingFile(
                BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), storage("/", free));
    }

    public static Storage storage(String mountPoint, ByteSize free) {
        return new Storage(mountPoint, "ext4", false, "254:1", free, OptionalLong.of(100_000));
    }

    public static BackingFile file(ByteSize size, Optional<Signature> signature) {
        return file(size, signature, Set.of());
    }

    /** @param loops devices that use the file */
    public static BackingFile file(ByteSize size, Optional<Signature> signature, Set<DeviceNumber> loops) {
        return new BackingFile(BackingFile.Kind.REGULAR, size, loops, signature, storage("/", ByteSize.ofMb(10_000)));
    }

    /** A whole file system, mounted to be read and written. */
    public static Mount mount(String target, DeviceNumber number, String source, String type) {
        return mount(target, number, source, type, Optional.empty(), Optional.empty());
    }

    /** The same on {@code /dev/loop0}, with a file behind it. */
    public static Mount mountOfFile(String target, String file, String uuid) {
        return mount(target, LOOP0, "/dev/loop0", "ext4", Optional.of(file), Optional.of(uuid));
    }

    private static Mount mount(
            String target,
            DeviceNumber number,
            String source,
            String type,
            Optional<String> file,
            Optional<String> uuid) {
        return new Mount(57, 22, number, "/", target, "rw,relatime", type, source, "rw", file, uuid, 0, false, false);
    }

    /** Of {@code /dev/vdb} and the like, numbered by its last letter. */
    public static DeviceNumber number(String path) {
        return new DeviceNumber(254, (path.charAt(path.length() - 1) - 'a') * 16);
    }

    public static BlockDevice blank(String path, ByteSize size) {
        return new BlockDevice(
                number(path),
                path,
                List.of("/dev/disk/by-id/virtio-data0"),
                size,
                false,
                false,
                List.of(),
                Optional.of("data0"),
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    public static BlockDevice signed(BlockDevice device, Signature signature) {
        return new BlockDevice(
                device.number(),
                device.path(),
                device.stableIds(),
                device.size(),
                device.readOnly(),
                device.swap(),
                device.holders(),
                device.serial(),
                device.attachment(),
                Optional.of(signature),
                Set.of());
    }
}
