package io.volmount.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Checks and reads files that must be trustworthy: regular, of limited size, accepted by {@link FileTrust}. */
public final class TrustedFile {
    /** The mode bits of group and others; inode(7). */
    private static final int OTHERS = 0077;

    private TrustedFile() {}

    /**
     * Checks that the file is regular and that nobody else can change it. Opens nothing, because opening a pipe or a device
     * can block.
     *
     * @throws UntrustedFile if others could change it
     * @throws IOException if it does not exist, is not a regular file, or cannot be examined
     */
    public static void check(Path file) throws IOException {
        checkRegular(file);
        Optional<String> objection = FileTrust.objection(file);
        if (objection.isPresent()) {
            throw new UntrustedFile(file, objection.get() + "; make it yours and `chmod go-w` it");
        }
    }

    /** @throws IOException if the file does not exist, is not a regular file, or cannot be examined */
    public static void checkRegular(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "isRegularFile,isDirectory");
        if (!(boolean) found.get("isRegularFile")) {
            boolean directory = (boolean) found.get("isDirectory");
            throw new FileSystemException(file.toString(), null, directory ? "is a directory" : "not a regular file");
        }
    }

    /**
     * Checks that nobody else can read a file of this user, as ssh does with private keys.
     *
     * @throws UntrustedFile if others can
     * @throws IOException if it cannot be examined
     */
    public static void checkPrivate(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, "unix:uid,mode");
        int mode = (int) found.get("mode");
        if (found.get("uid").equals(FileTrust.user()) && (mode & OTHERS) != 0) {
            throw new UntrustedFile(
                    file,
                    String.format(
                            "its mode %04o gives others access to it; `chmod 600` it, and consider changing the secret in it",
                            mode & 07777));
        }
    }

    /**
     * Reads a trustworthy file.
     *
     * @param most the largest size allowed, in bytes
     * @throws UntrustedFile if others could change it
     * @throws IOException if it does not exist, is not a regular file, is too large, or cannot be read
     */
    public static byte[] read(Path file, int most) throws IOException {
        check(file);
        return readBounded(file, most);
    }

    /**
     * Reads a file without checking who could have written it.
     *
     * @param most the largest size allowed, in bytes
     * @throws IOException if it does not exist, is not a regular file, is too large, or cannot be read
     */
    public static byte[] readBounded(Path file, int most) throws IOException {
        checkRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new FileSystemException(
                        file.toString(),
                        null,
                        "larger than " + (most >> 10) + " KiB, so probably the wrong file; name another");
            }
            return bytes;
        }
    }
}
