package io.volmount.facts;

import java.util.Optional;

/**
 * What is at a path of a node, and whether root can change it. A symbolic link at the path itself is not followed.
 *
 * @param real the path with every symbolic link resolved; empty if the links are circular or broken
 * @param ownedByRoot whether it exists, belongs to root and, if a directory, nobody else may write to it
 * @param writable whether it exists and root can write to it, or to the target of a link: not if the file system is
 *     read-only, it is immutable, or a security module denies it
 * @param above the nearest existing directory above the path
 * @param aboveWritable whether root can create, replace and remove entries in that directory
 */
public record PathState(
        String path,
        Kind kind,
        Optional<String> real,
        boolean ownedByRoot,
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

    /** A path where nothing exists and root can create something. */
    public static PathState absent(String path) {
        return new PathState(path, Kind.ABSENT, Optional.of(path), false, false, "/", true);
    }

    /** A directory that root can write to. */
    public static PathState directory(String path) {
        return new PathState(path, Kind.DIRECTORY, Optional.of(path), true, true, "/", true);
    }

    /** Whether a part of the path is a symbolic link. */
    public boolean isThroughLink() {
        return !real.equals(Optional.of(path));
    }

    /** Whether root can create a file at the path, or replace or remove the existing one. */
    public boolean replaceable() {
        return aboveWritable && (kind == Kind.ABSENT || kind == Kind.LINK || writable);
    }

    /** What prevents that: the path itself, or the directory above it. */
    public String obstacle() {
        return aboveWritable ? path : above;
    }
}
