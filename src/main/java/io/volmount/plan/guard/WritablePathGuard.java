package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.PathState;
import io.volmount.facts.PathState.Kind;
import io.volmount.plan.step.VolumeState;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The paths that the steps write to, except backing files, must be of the expected kind and writable for root. */
public final class WritablePathGuard implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        ProbedPaths probed = new ProbedPaths(facts.paths());
        Stream<Optional<String>> agent = facts.kind().role().isEmpty()
                ? Stream.of()
                : Stream.of(
                        probed.at(WrittenPaths.RESOURCES, WritablePathGuard::resources),
                        probed.at(WrittenPaths.RESOURCES_CACHE, WritablePathGuard::resources),
                        probed.at(facts.checkpoint(), WritablePathGuard::checkpoint));
        Stream<Optional<String>> fstab =
                volumes.stream().allMatch(VolumeState::inFstab) ? Stream.of() : Stream.of(ofFstab(facts));
        return Stream.of(
                        Stream.of(
                                probed.at(WrittenPaths.STATE, WritablePathGuard::state),
                                probed.at(WrittenPaths.LOCK, WritablePathGuard::lock)),
                        agent,
                        fstab,
                        mountPoints(probed, volumes))
                .flatMap(sentences -> sentences)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Of a change to fstab. */
    public static Optional<String> ofFstab(AgentFacts facts) {
        return new ProbedPaths(facts.paths()).at(WrittenPaths.FSTAB, found -> fstab(facts, found));
    }

    /** The sentence that root cannot write to the path, with the possible causes. */
    static String unwritable(String path) {
        return "root cannot write to " + path + ": check whether its file system is read-only (findmnt -T " + path
                + "), it is immutable (lsattr -d " + path + ") or SELinux denies it (ausearch -m avc)";
    }

    /** The probed paths. */
    private record ProbedPaths(Map<String, PathState> paths) {
        Optional<String> at(String path, Function<PathState, Optional<String>> judgement) {
            return Optional.ofNullable(paths.get(path))
                    .map(judgement)
                    .orElseGet(() -> Optional.of(path + " could not be examined, and a step would write to it"));
        }
    }

    private static Optional<String> state(PathState found) {
        return switch (found.kind()) {
            case LINK -> Optional.of(found.path() + " is a symbolic link that volmount did not make: remove it");
            case FILE, OTHER -> Optional.of(found.path() + " is not a directory: move it away");
            case ABSENT -> replaceable(found);
            case DIRECTORY -> {
                if (!found.ownedByRoot()) {
                    yield Optional.of(
                            found.path() + " belongs to another user than root, or others may write to it and could"
                                    + " forge a lock: remove it, or restrict it to root (chown root, chmod go-w)");
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
                Optional.of(found.path() + " is a directory, but volume discovery writes a file there: move it away");
            default -> replaceable(found);
        };
    }

    private static Optional<String> checkpoint(PathState found) {
        return switch (found.kind()) {
            case ABSENT -> Optional.empty();
            case LINK -> replaceable(found);
            default ->
                Optional.of(found.path()
                        + " is not the symbolic link that an agent makes: check what it is, and move it" + " away");
        };
    }

    /** The file is replaced as a whole, or the target if it is a link. */
    private static Optional<String> fstab(AgentFacts facts, PathState found) {
        PathState file =
                found.kind() == Kind.LINK ? found.real().map(facts.paths()::get).orElse(null) : found;
        if (file == null) {
            return Optional.of(found.path() + " is a broken symbolic link: repair or remove it");
        }
        if (file.kind() != Kind.FILE && file.kind() != Kind.ABSENT) {
            return Optional.of(file.path() + " is not a regular file, as fstab must be: repair it");
        }
        boolean mounted =
                facts.mounts().stream().anyMatch(mount -> mount.target().equals(file.path()));
        return mounted
                ? Optional.of(file.path() + " is a mount point, so the file cannot be replaced: unmount it")
                : replaceable(file);
    }

    private static Stream<Optional<String>> mountPoints(ProbedPaths probed, List<VolumeState> volumes) {
        List<VolumePath> wanted = volumes.stream()
                .filter(volume -> volume.mounted().isMissing())
                .map(volume -> volume.spec().path())
                .toList();
        return wanted.isEmpty()
                ? Stream.of()
                : Stream.concat(Stream.of(WrittenPaths.VOLUMES), wanted.stream().map(VolumePath::toString))
                        .map(path -> probed.at(path, WritablePathGuard::mountPoint)
                                .or(() -> replacedByOthers(probed, path)));
    }

    /** A user who could replace a mount point by a link could choose which directory the volume hides. */
    private static Optional<String> replacedByOthers(ProbedPaths probed, String path) {
        return probed.at(
                path,
                found -> !path.equals(WrittenPaths.VOLUMES) || found.kind() == Kind.ABSENT || found.ownedByRoot()
                        ? Optional.empty()
                        : Optional.of(path
                                + " belongs to another user than root, or others may write to it and could replace"
                                + " a volume by a link: restrict it to root (chown root, chmod go-w)"));
    }

    private static Optional<String> mountPoint(PathState found) {
        return switch (found.kind()) {
            case DIRECTORY -> Optional.empty();
            case ABSENT -> replaceable(found);
            case LINK ->
                Optional.of(found.path()
                        + " is a symbolic link, so DC/OS would not discover a volume there: replace it by a"
                        + " directory");
            case FILE, OTHER -> Optional.of(found.path() + " is not a directory: move it away");
        };
    }

    private static Optional<String> replaceable(PathState found) {
        return found.replaceable() ? Optional.empty() : Optional.of(unwritable(found.obstacle()));
    }
}
