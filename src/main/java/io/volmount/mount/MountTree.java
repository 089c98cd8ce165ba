package io.volmount.mount;

import io.volmount.facts.Mount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mounts of a node as they stand on one another, by which the kernel finds what a path leads to. */
record MountTree(List<Mount> mounts) {

    /** The mount that a path leads into, as the kernel walks down to it; empty when the table does not begin above it. */
    Optional<Mount> at(String path) {
        Set<Integer> known = mounts.stream().map(Mount::id).collect(Collectors.toSet());
        List<Mount> roots = mounts.stream()
                .filter(mount -> mount.id() == mount.parent() || !known.contains(mount.parent()))
                .toList();
        Map<Integer, List<Mount>> above = mounts.stream()
                .filter(mount -> mount.id() != mount.parent())
                .collect(Collectors.groupingBy(Mount::parent));
        Optional<Mount> at = lowest(roots, path);
        Optional<Mount> next = at;
        while (next.isPresent()) {
            at = next;
            // Taken out, so that no table leads round in a circle.
            next = Optional.ofNullable(above.remove(at.get().id())).flatMap(mounted -> lowest(mounted, path));
        }
        return at;
    }

    /** Of those on the way to the path the first; of several on one place the last mounted. */
    private static Optional<Mount> lowest(List<Mount> candidates, String path) {
        return candidates.stream()
                .filter(mount -> isAbove(mount, path))
                .reduce((one, other) -> other.target().length() <= one.target().length() ? other : one);
    }

    private static boolean isAbove(Mount mount, String path) {
        String target = mount.target();
        return target.equals("/") || path.equals(target) || path.startsWith(target + "/");
    }
}
