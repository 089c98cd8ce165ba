package io.volmount.document;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether a file says what this user or root put there: it and every directory and link on the way to it belong to
 * one of the two, and nobody else may write to them. A directory that others may write to is no objection if it is sticky
 * as {@code /tmp} is, for there nobody can replace what belongs to somebody else. As on Debian, a group of the owner's
 * name with nobody else in it counts as the owner.
 */
public final class FileTrust {
    /** As the kernel has it for one path; path_resolution(7). */
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
     * Why the file cannot be relied on, as a phrase such as {@code /tmp/x belongs to nobody}; empty if it can.
     *
     * @throws IOException if it is not there, or what leads to it cannot be looked at
     */
    public static Optional<String> objection(Path file) throws IOException {
        return objection(file, user());
    }

    /**
     * Why somebody else could change what is going to be written to a file, as such a phrase; empty if nobody could. It
     * need not be there, nor the directories that are to be made for it.
     *
     * @throws IOException if what leads to it cannot be looked at
     */
    public static Optional<String> objectionToNew(Path file) throws IOException {
        try {
            return objection(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /**
     * Why a file should not be written to by way of this path, as a phrase such as {@code the link /tmp/x belongs to
     * nobody}; empty if no link of somebody else than this user and root leads to it. It need not be there.
     *
     * @throws IOException if what leads to it cannot be looked at
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

    /** The number of the user that this process runs as. */
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

    /** Goes the way to a file as the kernel does; where it really is. */
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
        private static final long serialVersionUID = 1L;

        Untrusted(String phrase) {
            super(phrase);
        }
    }
}
