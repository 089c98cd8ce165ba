package io.volmount.rehearsal;

import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.Attribute;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNames;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.MountDisk;
import io.volmount.facts.MountUnit;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeLock;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.ResourcesFile;
import io.volmount.facts.Signature;
import io.volmount.facts.Storage;
import io.volmount.fstab.Fstab;
import io.volmount.fstab.FstabEntry;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.ClearResourceState;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.FormattingStep;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.Reboot;
import io.volmount.step.RestartAgent;
import io.volmount.step.StartAgent;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import io.volmount.step.StopAgent;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import io.volmount.step.Verify;
import io.volmount.volume.ByteSize;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** A private agent whose disks, fstab, mounts, boots and discovery are kept in memory, and whose steps are ensures. */
final class ModelNode {
    private static final ByteSize ROOM = ByteSize.ofMb(1 << 20);
    private static final Storage STORAGE = new Storage("/", "ext4", false, "8:1", ROOM, OptionalLong.empty());
    private static final Signature SOMEBODYS = new Signature("xfs", Optional.of("precious"), Optional.of("data"));

    private final String name;
    private final boolean probesLie;
    private final Map<String, ByteSize> files = new HashMap<>();
    private final Map<String, Signature> signatures = new HashMap<>();
    private final List<FstabEntry> fstab = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final Map<String, DeviceNumber> numbers = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private Optional<List<MountDisk>> resources = Optional.of(List.of());
    private final ModelAttributes attributes = new ModelAttributes();
    private boolean agentRuns = true;
    private int boot;

    /** @param disk that holds somebody's data which no probe shows; empty when all is as it is told */
    ModelNode(String name, Optional<String> disk) {
        this.name = name;
        this.probesLie = disk.isPresent();
        disk.ifPresent(path -> signatures.put(path, SOMEBODYS));
    }

    /** What anybody would find who looked now, without what differs from boot to boot. */
    record Found(
            Map<String, Signature> signatures,
            List<String> fstab,
            List<String> mounted,
            List<String> attributes,
            boolean agentRuns,
            int made) {}

    Found found() {
        return new Found(
                Map.copyOf(signatures),
                fstab.stream().map(FstabEntry::line).toList(),
                mounts.stream().map(Mount::target).sorted().toList(),
                attributes.lines(),
                agentRuns,
                made.values().stream().mapToInt(Integer::intValue).sum());
    }

    boolean probesLie() {
        return probesLie;
    }

    boolean isUp() {
        return agentRuns;
    }

    boolean hasSomebodysData() {
        return signatures.containsValue(SOMEBODYS);
    }

    /** How often the most formatted of its devices and files was formatted. */
    int mostFormatted() {
        return made.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    AgentFacts facts(ProbeRequest asked) {
        Map<String, BlockDevice> devices = new HashMap<>();
        asked.devices().forEach(path -> devices.put(path, device(path)));
        Map<String, BackingFile> backing = new HashMap<>();
        asked.files().forEach(path -> backing.put(path, file(path)));
        AgentFacts assumed = new AssumedNode(name, Role.PRIVATE).facts(asked);
        return new AgentFacts(
                name,
                name,
                bootId(),
                NodeKind.PRIVATE,
                Optional.of("1.9.4"),
                assumed.unit(),
                resources
                        .map(disks -> new ResourcesFile(ResourcesFile.State.READ, disks, Instant.EPOCH, false, ""))
                        .orElse(ResourcesFile.ABSENT),
                "/var/lib/mesos/slave/meta/slaves/latest",
                true,
                Fstab.of(fstab),
                mounts,
                Set.of(),
                devices,
                DeviceNames.NONE,
                mountUnits(asked),
                backing,
                assumed.owners(),
                Optional.of(attributes.settings(assumed.unit().orElseThrow().mainPid())),
                OptionalInt.of(3),
                assumed.paths(),
                assumed.tools(),
                NodeLock.FREE,
                List.of());
    }

    private String bootId() {
        return name + "-boot-" + boot;
    }

    private BlockDevice device(String path) {
        return new BlockDevice(
                number(path),
                path,
                List.of(),
                ROOM,
                false,
                false,
                List.of(),
                Optional.of("serial"),
                Optional.empty(),
                shown(path));
    }

    private Map<VolumePath, MountUnit> mountUnits(ProbeRequest asked) {
        return asked.volumes().stream()
                .collect(Collectors.toMap(
                        path -> path,
                        path -> NodeSketch.mountUnit(
                                path, isMounted(path.toString()) ? "active" : "inactive", "", "", List.of(), "")));
    }

    /** One for each path that was ever spoken of: of the device itself, or of the loop device for the file. */
    private DeviceNumber number(String path) {
        numbers.computeIfAbsent(path, unknown -> new DeviceNumber(254, numbers.size()));
        return numbers.get(path);
    }

    private BackingFile file(String path) {
        return files.containsKey(path)
                ? new BackingFile(BackingFile.Kind.REGULAR, files.get(path), loops(path), shown(path), STORAGE)
                : new BackingFile(BackingFile.Kind.ABSENT, new ByteSize(0), Set.of(), Optional.empty(), STORAGE);
    }

    private Set<DeviceNumber> loops(String path) {
        return mounts.stream().map(Mount::number).filter(number(path)::equals).collect(Collectors.toSet());
    }

    private Optional<Signature> shown(String path) {
        return Optional.ofNullable(signatures.get(path)).filter(signature -> signature != SOMEBODYS);
    }

    /** Does what a step does on a node, as far as it is still to be done. */
    Status perform(Step step) {
        if (step instanceof StopAgent) {
            return ensured(agentRuns, () -> agentRuns = false);
        } else if (step instanceof ClearResourceState) {
            return ensured(resources.isPresent(), () -> resources = Optional.empty());
        } else if (step instanceof CreateBackingFile file) {
            return ensured(!files.containsKey(file.file()), () -> files.put(file.file(), file.size()));
        } else if (step instanceof FormattingStep formatting) {
            return format(formatting.makeFilesystem());
        } else if (step instanceof AddFstabEntry add) {
            return ensured(!fstab.contains(add.entry()), () -> fstab.add(add.entry()));
        } else if (step instanceof MountVolume mount) {
            String path = mount.path().toString();
            return ensured(!isMounted(path), () -> mountFromFstab(path));
        } else if (step instanceof Reboot reboot) {
            return ensured(reboot.bootId().equals(bootId()), this::boot);
        } else if (step instanceof StartAgent || step instanceof RestartAgent) {
            return ensured(!agentRuns, this::startAgent);
        } else if (step instanceof UndoMount undo) {
            String path = undo.path().toString();
            return ensured(
                    isMounted(path),
                    () -> mounts.removeIf(mount -> mount.target().equals(path)));
        } else if (step instanceof UndoFstabEntry undo) {
            return ensured(fstab.contains(undo.entry()), () -> fstab.remove(undo.entry()));
        }
        return attributes
                .perform(step)
                .orElse(step instanceof Verify verify && !offers(verify) ? Status.FAILED : Status.DONE);
    }

    private static Status ensured(boolean needed, Runnable action) {
        if (needed) {
            action.run();
        }
        return needed ? Status.DONE : Status.UNCHANGED;
    }

    private Status format(MakeFilesystem wanted) {
        String target = wanted.source().path();
        Signature signature = new Signature(wanted.filesystem().word(), Optional.of(wanted.uuid()), Optional.empty());
        if (signatures.containsKey(target) && !signatures.get(target).equals(signature)) {
            return Status.FAILED;
        }
        return ensured(!signatures.containsKey(target), () -> {
            signatures.put(target, signature);
            made.merge(target, 1, Integer::sum);
        });
    }

    private boolean isMounted(String path) {
        return mounts.stream().anyMatch(mount -> mount.target().equals(path));
    }

    private void mountFromFstab(String path) {
        FstabEntry entry = fstab.stream()
                .filter(line -> line.file().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("mounted before it stood in fstab: " + path));
        String source = signatures.entrySet().stream()
                .filter(found -> entry.spec().equals(found.getKey())
                        || entry.spec().equals("UUID=" + found.getValue().uuid().orElseThrow()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("fstab names what is not there: " + entry.line()))
                .getKey();
        boolean loop = files.containsKey(source);
        mounts.add(new Mount(
                57,
                22,
                number(source),
                "/",
                path,
                "rw,relatime",
                entry.type(),
                loop ? "/dev/loop0" : source,
                "rw",
                loop ? Optional.of(source) : Optional.empty(),
                signatures.get(source).uuid(),
                0));
    }

    /** Another boot, whoever asked for it. */
    void boot() {
        boot++;
        mounts.clear();
        fstab.forEach(entry -> mountFromFstab(entry.file()));
        startAgent();
    }

    private void startAgent() {
        agentRuns = true;
        attributes.start();
        resources = resources.or(() -> Optional.of(mounts.stream()
                .map(mount -> new MountDisk(mount.target(), 100, "*"))
                .toList()));
    }

    private boolean offers(Verify verify) {
        return agentRuns
                && verify.attributes().stream().map(Attribute::toString).allMatch(attributes.running()::contains)
                && verify.volumes().stream()
                        .map(DesiredVolume::path)
                        .allMatch(path -> isMounted(path.toString())
                                && resources.orElse(List.of()).stream()
                                        .anyMatch(disk -> disk.root().equals(path.toString())));
    }
}
