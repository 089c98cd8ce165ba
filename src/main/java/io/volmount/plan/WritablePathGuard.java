package io.volmount.plan;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.step.ClearResourceState;
import io.volmount.step.WrittenPaths;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the steps of the plan write to, backing files aside, must be what they take it for, and root must be able to. */
final class WritablePathGuard implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        Look look = new Look(facts.paths());
        Stream<Optional<String>> agent = facts.kind().role().isEmpty()
                ? Stream.of()
                : Stream.of(
                        look.at(ClearResourceState.RESOURCES, WritablePathGuard::resources),
                        look.at(WrittenPaths.RESOURCES_CACHE, WritablePathGuard::resources),
                        look.at(facts.checkpoint(), WritablePathGuard::checkpoint));
        Stream<Optional<String>> fstab = volumes.stream().allMatch(VolumeState::inFstab)
                ? Stream.of()
                : Stream.of(look.at(WrittenPaths.FSTAB, found -> fstab(facts, found)));
        return Stream.of(
                        Stream.of(
                                look.at(WrittenPaths.STATE, WritablePathGuard::state),
                                look.at(WrittenPaths.LOCK, WritablePathGuard::lock)),
                        agent,
                        fstab,
                        mountPoints(look, volumes))
                .flatMap(sentences -> sentences)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** That root cannot write there, and where to see why. */
    static String unwritable(String path) {
        return "root cannot write to " + path + ": see whether its file system is read-only (findmnt -T " + path
                + "), it is immutable (lsattr -d " + path + ") or SELinux denies it (ausearch -m avc)";
    }

    /** The paths that were looked at. */
    private record Look(Map<String, PathState> paths) {
        Optional<String> at(String path, Function<PathState, Optional<String>> judgement) {
            return Optional.ofNullable(paths.get(path))
                    .map(judgement)
                    .orElseGet(() -> Optional.of(path + " could not be looked at, and a step would write to it"));
        }
    }

    private static Optional<String> state(PathState found) {
        return switch (found.kind()) {
            case LINK -> Optional.of(found.path() + " is a symbolic link, which volmount did not make: remove it");
            case FILE, OTHER -> Optional.of(found.path() + " is not a directory: move it away");
            case ABSENT -> replaceable(found);
            case DIRECTORY -> {
                if (!found.rootsOwn()) {
                    yield Optional.of(
                            found.path() + " belongs to another user than root, or others may write to it, who could"
                                    + " forge a lock: remove it, or make it root's alone (chown root, chmod go-w)");
                }
                yield found.writable() ? Optional.empty() : Optional.of(unwritable(found.path()));
            }
        };
    }

    private static Optional<String> lock(PathState found) {
        return switch (found.kind()) {
            case ABSENT -> Optional.empty();
            case FILE -> replaceable(found);
            default -> Optional.of(found.path() + " is not a file that volmount made: remove it");
        };
    }

    private static Optional<String> resources(PathState found) {
        return switch (found.kind()) {
            case ABSENT -> Optional.empty();
            case DIRECTORY ->
                Optional.of(found.path() + " is a directory where volume discovery has a file: move it away");
            default -> replaceable(found);
        };
    }

    private static Optional<String> checkpoint(PathState found) {
        return switch (found.kind()) {
            case ABSENT -> Optional.empty();
            case LINK -> replaceable(found);
            default ->
                Optional.of(found.path() + " is not the symbolic link that an agent makes: see what it is, and move it"
                        + " away");
        };
    }

    /** It is replaced as a whole, where the link leads if it is one. */
    private static Optional<String> fstab(AgentFacts facts, PathState found) {
        PathState file =
                found.kind() == Kind.LINK ? found.real().map(facts.paths()::get).orElse(null) : found;
        if (file == null) {
            return Optional.of(found.path() + " is a symbolic link that leads to nothing: mend or remove it");
        }
        if (file.kind() != Kind.FILE && file.kind() != Kind.ABSENT) {
            return Optional.of(file.path() + " is not a regular file, as fstab is: mend it");
        }
        boolean mounted =
                facts.mounts().stream().anyMatch(mount -> mount.target().equals(file.path()));
        return mounted
                ? Optional.of(file.path() + " is a mount point, so the file cannot be replaced: unmount it")
                : replaceable(file);
    }

    private static Stream<Optional<String>> mountPoints(Look look, List<VolumeState> volumes) {
        List<VolumePath> wanted = volumes.stream()
                .filter(volume -> volume.mounted().isMissing())
                .map(volume -> volume.spec().path())
                .toList();
        return wanted.isEmpty()
                ? Stream.of()
                : Stream.concat(Stream.of(WrittenPaths.VOLUMES), wanted.stream().map(VolumePath::toString))
                        .map(path ->
                                look.at(path, WritablePathGuard::mountPoint).or(() -> replacedByOthers(look, path)));
    }

    /** Whoever could put a link in the place of a mount point would choose what the volume hides. */
    private static Optional<String> replacedByOthers(Look look, String path) {
        return look.at(
                path,
                found -> !path.equals(WrittenPaths.VOLUMES) || found.kind() == Kind.ABSENT || found.rootsOwn()
                        ? Optional.empty()
                        : Optional.of(path
                                + " belongs to another user than root, or others may write to it, who could put a link"
                                + " in the place of a volume: make it root's alone (chown root, chmod go-w)"));
    }

    private static Optional<String> mountPoint(PathState found) {
        return switch (found.kind()) {
            case DIRECTORY -> Optional.empty();
            case ABSENT -> replaceable(found);
            case LINK ->
                Optional.of(
                        found.path() + " is a symbolic link, so DC/OS would not find a volume there: replace it by a"
                                + " directory");
            case FILE, OTHER -> Optional.of(found.path() + " is not a directory: move it away");
        };
    }

    private static Optional<String> replaceable(PathState found) {
        return found.replaceable() ? Optional.empty() : Optional.of(unwritable(found.obstacle()));
    }
}
