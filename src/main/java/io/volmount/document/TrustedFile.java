package io.volmount.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file that work relies on: a regular one of a sensible size, that {@link FileTrust} has no objection to. */
public final class TrustedFile {
    /** The bits of a mode that are about others than the owner; inode(7). */
    private static final int OTHERS = 0077;

    private TrustedFile() {}

    /**
     * Makes sure that the file is a regular one and nobody else's to change. Nothing is opened, so that a pipe or a device
     * keeps nobody waiting.
     *
     * @throws UntrustedFile if somebody else could change what it says
     * @throws IOException if it is not there, no regular file, or cannot be looked at
     */
    public static void check(Path file) throws IOException {
        checkRegular(file);
        Optional<String> objection = FileTrust.objection(file);
        if (objection.isPresent()) {
            throw new UntrustedFile(file, objection.get() + "; make it yours and `chmod go-w` it");
        }
    }

    /** @throws IOException if the file is not there, no regular file, or cannot be looked at */
    public static void checkRegular(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "isRegularFile,isDirectory");
        if (!(boolean) found.get("isRegularFile")) {
            boolean directory = (boolean) found.get("isDirectory");
            throw new FileSystemException(file.toString(), null, directory ? "is a directory" : "not a regular file");
        }
    }

    /**
     * Makes sure that nobody else can read a file of this user's either, as ssh does with private keys.
     *
     * @throws UntrustedFile if others can
     * @throws IOException if it cannot be looked at
     */
    public static void checkPrivate(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "unix:uid,mode");
        int mode = (int) found.get("mode");
        if (found.get("uid").equals(FileTrust.user()) && (mode & OTHERS) != 0) {
            throw new UntrustedFile(
                    file,
                    String.format(
                            "its mode %04o lets others than its owner at it; `chmod 600` it, and think whether what is"
                                    + " in it still is a secret",
                            mode & 07777));
        }
    }

    /**
     * Reads a file that may be relied on.
     *
     * @param most bytes that it may have
     * @throws UntrustedFile if somebody else could change what it says
     * @throws IOException if it is not there, no regular file, too large, or cannot be read
     */
    public static byte[] read(Path file, int most) throws IOException {
        check(file);
        return readBounded(file, most);
    }

    /**
     * Reads a file whoever may have written it.
     *
     * @param most bytes that it may have
     * @throws IOException if it is not there, no regular file, too large, or cannot be read
     */
    public static byte[] readBounded(Path file, int most) throws IOException {
        checkRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileSystemException(
                        file.toString(),
                        null,
                        "larger than " + (most >> 10) + " KiB, so hardly the file that was meant; name another");
            }
            return bytes;
        }
    }
}
