package io.volmount.rehearsal;

import io.volmount.facts.BackingFile;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.Signature;
import io.volmount.facts.Storage;
import io.volmount.fstab.Fstab;
import io.volmount.fstab.FstabEntry;
import io.volmount.playbook.AbsentVolume;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.DeleteBackingFile;
import io.volmount.step.FormattingStep;
import io.volmount.step.MakeFilesystem;
import io.volmount.step.MountVolume;
import io.volmount.step.RemountVolume;
import io.volmount.step.RemoveFstabEntry;
import io.volmount.step.RestoreFstabEntry;
import io.volmount.step.Step;
import io.volmount.step.StepResult.Status;
import io.volmount.step.UndoFstabEntry;
import io.volmount.step.UndoMount;
import io.volmount.step.UnmountVolume;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices, files, fstab and mounts of a {@link ModelNode}. */
final class ModelDisks {
    private static final ByteSize ROOM = ByteSize.ofMb(1 << 20);
    private static final Storage STORAGE = new Storage("/", "ext4", false, "8:1", ROOM, OptionalLong.empty());
    static final Signature SOMEBODYS = new Signature("xfs", Optional.of("precious"), Optional.of("data"));

    private final String machineId;
    private final Map<String, ByteSize> files = new HashMap<>();
    private final Map<String, Signature> signatures = new HashMap<>();
    private final List<FstabEntry> fstab = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final Map<String, DeviceNumber> numbers = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    /** The file from which each volume was mounted from the start. */
    private final Map<String, String> first = new HashMap<>();

    private final Set<String> dead = new HashSet<>();
    /** Where the lines stood that were removed. */
    private final Map<String, Integer> positions = new HashMap<>();

    ModelDisks(String machineId, Optional<String> disk) {
        this.machineId = machineId;
        disk.ifPresent(path -> signatures.put(path, SOMEBODYS));
    }

    /**
     * Makes a volume, mounted from its file.
     *
     * @param dying whether it cannot be read any more, nor mounted again
     */
    void add(AbsentVolume volume, boolean dying) {
        Source.Loopback file = (Source.Loopback) volume.source().orElseThrow();
        String uuid = volume.path().fileSystem(machineId, file.file(), "");
        files.put(file.file(), file.size());
        signatures.put(file.file(), new Signature("ext4", Optional.of(uuid), Optional.empty()));
        fstab.add(new FstabEntry(file.file(), volume.path().toString(), "ext4", "loop", 0, 2));
        mountFromFstab(volume.path().toString());
        first.put(volume.path().toString(), file.file());
        if (dying) {
            dead.add(file.file());
            mounts.replaceAll(
                    mount -> mount.backingFile().filter(dead::contains).isPresent() ? unreadable(mount) : mount);
        }
    }

    private static Mount unreadable(Mount mount) {
        return new Mount(
                mount.id(),
                mount.parent(),
                mount.number(),
                mount.root(),
                mount.target(),
                mount.options(),
                mount.type(),
                mount.source(),
                mount.superOptions(),
                mount.backingFile(),
                Optional.empty(),
                0,
                true,
                false);
    }

    /** Whether what was mounted on a path from the start is mounted there. */
    boolean isAsItWas(String path) {
        return mounts.stream()
                .filter(mount -> mount.target().equals(path))
                .anyMatch(mount -> mount.backingFile().equals(Optional.ofNullable(first.get(path))));
    }

    Map<String, Signature> signatures() {
        return Map.copyOf(signatures);
    }

    Fstab fstab() {
        return Fstab.of(fstab);
    }

    List<Mount> mounts() {
        return List.copyOf(mounts);
    }

    /** How often each device and file was formatted. */
    Collection<Integer> made() {
        return made.values();
    }

    void boot() {
        mounts.clear();
        fstab.stream().filter(entry -> !dead.contains(entry.spec())).forEach(entry -> mountFromFstab(entry.file()));
    }

    BlockDevice device(String path) {
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
                shown(path),
                Set.of());
    }

    /** One for each path that was ever spoken of: of the device itself, or of the loop device for the file. */
    private DeviceNumber number(String path) {
        numbers.computeIfAbsent(path, unknown -> new DeviceNumber(254, numbers.size()));
        return numbers.get(path);
    }

    BackingFile file(String path) {
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

    List<String> lines() {
        return fstab.stream().map(FstabEntry::line).toList();
    }

    /** Empty if the step does nothing to them. */
    Optional<Status> perform(Step step) {
        if (step instanceof CreateBackingFile file) {
            return Optional.of(
                    ModelNode.ensured(!files.containsKey(file.file()), () -> files.put(file.file(), file.size())));
        } else if (step instanceof FormattingStep formatting) {
            return Optional.of(format(formatting.makeFilesystem()));
        } else if (step instanceof AddFstabEntry add) {
            return Optional.of(ModelNode.ensured(!fstab.contains(add.entry()), () -> fstab.add(add.entry())));
        } else if (step instanceof MountVolume mount) {
            String path = mount.path().toString();
            return Optional.of(ModelNode.ensured(!isMounted(path), () -> mountFromFstab(path)));
        } else if (step instanceof UndoMount || step instanceof UnmountVolume) {
            String path = step.volume().orElseThrow().toString();
            return Optional.of(ModelNode.ensured(
                    isMounted(path),
                    () -> mounts.removeIf(mount -> mount.target().equals(path))));
        } else if (step instanceof RemountVolume mount) {
            String path = mount.path().toString();
            return Optional.of(ModelNode.ensured(!isMounted(path), () -> mountFromFstab(path)));
        } else if (step instanceof RemoveFstabEntry remove) {
            int position = lines().indexOf(remove.line());
            return Optional.of(ModelNode.ensured(position >= 0, () -> {
                positions.put(remove.line(), position);
                fstab.remove(position);
            }));
        } else if (step instanceof RestoreFstabEntry restore) {
            FstabEntry entry = Fstab.parse(restore.line()).lines().get(0).atBoot();
            int position = Math.min(positions.getOrDefault(restore.line(), 0), fstab.size());
            return Optional.of(ModelNode.ensured(!fstab.contains(entry), () -> fstab.add(position, entry)));
        } else if (step instanceof DeleteBackingFile delete) {
            return Optional.of(ModelNode.ensured(files.containsKey(delete.file()), () -> {
                files.remove(delete.file());
                signatures.remove(delete.file());
            }));
        } else if (step instanceof UndoFstabEntry undo) {
            return Optional.of(ModelNode.ensured(fstab.contains(undo.entry()), () -> fstab.remove(undo.entry())));
        }
        return Optional.empty();
    }

    private Status format(MakeFilesystem wanted) {
        String target = wanted.source().path();
        Signature signature = new Signature(wanted.filesystem().word(), Optional.of(wanted.uuid()), Optional.empty());
        if (signatures.containsKey(target) && !signatures.get(target).equals(signature)) {
            return Status.FAILED;
        }
        return ModelNode.ensured(!signatures.containsKey(target), () -> {
            signatures.put(target, signature);
            made.merge(target, 1, Integer::sum);
        });
    }

    boolean isMounted(String path) {
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
                0,
                false,
                false));
    }
}
