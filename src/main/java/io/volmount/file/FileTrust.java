package io.volmount.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that only this user and root can change a file: the file and every directory and link of its path belong to one of
 * the two, and nobody else may write to them. A directory with the sticky bit, such as {@code /tmp}, may be writable by
 * others, because nobody can replace another user's files there. A private group (the owner's name, no other member), as
 * on Debian, counts as the owner.
 */
public final class FileTrust {
    /** The kernel's limit for one path; path_resolution(7). */
    private static final int MOST_LINKS = 40;

    /** Bits of a mode; inode(7). */
    private static final int STICKY = 01000;

    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    private final int user;
    private final boolean linksAlone;
    private int links;

    private FileTrust(int user, boolean linksAlone) {
        this.user = user;
        this.linksAlone = linksAlone;
    }

    /**
     * Why the file cannot be trusted, as a phrase such as {@code /tmp/x belongs to nobody}; empty if it can be trusted.
     *
     * @throws IOException if it does not exist, or its path cannot be examined
     */
    public static Optional<String> objection(Path file) throws IOException {
        return objection(file, user());
    }

    /**
     * Why others could change what will be written to a file, as such a phrase; empty if nobody could. Neither the file
     * nor its directories need to exist yet.
     *
     * @throws IOException if its path cannot be examined
     */
    public static Optional<String> objectionToNew(Path file) throws IOException {
        try {
            return objection(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * Why nothing should be written through this path, as a phrase such as {@code the link /tmp/x belongs to nobody};
     * empty if every symbolic link on it belongs to this user or root. The file need not exist.
     *
     * @throws IOException if its path cannot be examined
     */
    public static Optional<String> foreignLink(Path file) throws IOException {
        try {
            new FileTrust(user(), true).follow(file.toAbsolutePath());
            return Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (Untrusted untrusted) {
            return Optional.of("the link " + untrusted.getMessage());
        }
    }

    /** The user ID of this process. */
    public static int user() throws IOException {
        return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    static Optional<String> objection(Path file, int user) throws IOException {
        try {
            new FileTrust(user, false).follow(file.toAbsolutePath());
            return Optional.empty();
        } catch (Untrusted untrusted) {
            return Optional.of(untrusted.getMessage());
        }
    }

    /** Resolves a path as the kernel does and checks every part; returns the real path. */
    private Path follow(Path path) throws IOException, Untrusted {
        Path at = path.getRoot();
        for (Path name : path) {
            if (name.toString().equals("..")) {
                at = at.getParent() == null ? at : at.getParent();
            } else if (!name.toString().equals(".")) {
                at = step(at.resolve(name));
            }
        }
        return at;
    }

    private Path step(Path next) throws IOException, Untrusted {
        Map<String, Object> found =
                Files.readAttributes(next, "unix:uid,owner,group,mode,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
        int owner = (int) found.get("uid");
        boolean link = (boolean) found.get("isSymbolicLink");
        if (owner != user && owner != 0 && (link || !linksAlone)) {
            throw new Untrusted(next + " belongs to " + found.get("owner"));
        }
        if (link) {
            if (++links > MOST_LINKS) {
                throw new FileSystemException(next.toString(), null, "too many levels of symbolic links");
            }
            return follow(next.getParent().resolve(Files.readSymbolicLink(next)));
        }
        if (linksAlone) {
            return next;
        }
        int mode = (int) found.get("mode");
        boolean sticky = Files.isDirectory(next) && (mode & STICKY) != 0;
        if (!sticky && othersWrite(next, mode, found)) {
            throw new Untrusted("others may write to " + next);
        }
        return next;
    }

    private static boolean othersWrite(Path path, int mode, Map<String, Object> found) throws IOException {
        return (mode & OTHERS_WRITE) != 0
                || (mode & GROUP_WRITES) != 0
                        && !PrivateGroup.writesTo(
                                path,
                                found.get("owner").toString(),
                                found.get("group").toString());
    }

    private static final class Untrusted extends Exception {
        Untrusted(String phrase) {
            super(phrase);
        }
    }
}
