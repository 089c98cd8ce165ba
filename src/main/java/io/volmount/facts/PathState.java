package io.volmount.facts;

import java.util.Optional;

/**
 * What is at a path of a node, and whether root can change it. A link in the last part of the path is not followed.
 *
 * @param real the path with every symbolic link followed, the last part too; empty when the links lead in a circle or
 *     into a directory that does not exist
 * @param rootsOwn whether it exists and belongs to root, and, of a directory, nobody else may write to it
 * @param writable whether it exists and root can write to it: not on a read-only file system, not when it is immutable,
 *     not when a security module denies it. Of a link, whether that holds for what it leads to
 * @param above the nearest directory above the path that exists
 * @param aboveWritable whether root can make, replace and remove entries of that directory
 */
public record PathState(
        String path,
        Kind kind,
        Optional<String> real,
        boolean rootsOwn,
        boolean writable,
        String above,
        boolean aboveWritable) {

    /** What is at a path. */
    public enum Kind {
        ABSENT,
        FILE,
        DIRECTORY,
        LINK,
        OTHER
    }

    /** A path where there is nothing yet and root can make something. */
    public static PathState absent(String path) {
        return new PathState(path, Kind.ABSENT, Optional.of(path), false, false, "/", true);
    }

    /** A directory that root can write to. */
    public static PathState directory(String path) {
        return new PathState(path, Kind.DIRECTORY, Optional.of(path), true, true, "/", true);
    }

    /** Whether the path, its last part aside or not, leads through a symbolic link. */
    public boolean leadsElsewhere() {
        return !real.equals(Optional.of(path));
    }

    /** Whether a file can be made at the path, or the one that is there be replaced or removed. */
    public boolean replaceable() {
        return aboveWritable && (kind == Kind.ABSENT || kind == Kind.LINK || writable);
    }

    /** What keeps it from being replaced: the path itself, or the directory above it. */
    public String obstacle() {
        return aboveWritable ? path : above;
    }
}
