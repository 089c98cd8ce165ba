package io.volmount.mount;

import io.volmount.facts.Mount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The hierarchy of a node's mounts, for resolving a path as the kernel does. */
record MountTree(List<Mount> mounts) {

    /** The mount that a path leads to; empty if the table contains no mount above it. */
    Optional<Mount> at(String path) {
        Set<Integer> known = mounts.stream().map(Mount::id).collect(Collectors.toSet());
        List<Mount> roots = mounts.stream()
                .filter(mount -> mount.id() == mount.parent() || !known.contains(mount.parent()))
                .toList();
        Map<Integer, List<Mount>> above = mounts.stream()
                .filter(mount -> mount.id() != mount.parent())
                .collect(Collectors.groupingBy(Mount::parent));
        Optional<Mount> at = nearest(roots, path);
        Optional<Mount> next = at;
        while (next.isPresent()) {
            at = next;
            // Taken out, so that no table leads round in a circle.
            next = Optional.ofNullable(above.remove(at.get().id())).flatMap(mounted -> nearest(mounted, path));
        }
        return at;
    }

    /** The first mount on the way to the path; the last mounted of several on one mount point. */
    private static Optional<Mount> nearest(List<Mount> candidates, String path) {
        return candidates.stream()
                .filter(mount -> isAbove(mount, path))
                .reduce((one, other) -> other.target().length() <= one.target().length() ? other : one);
    }

    private static boolean isAbove(Mount mount, String path) {
        String target = mount.target();
        return target.equals("/") || path.equals(target) || path.startsWith(target + "/");
    }
}
