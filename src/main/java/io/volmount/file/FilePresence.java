package io.volmount.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Whether a file exists. Unlike {@link Files#exists}, this fails if that cannot be determined. */
public final class FilePresence {
    private FilePresence() {}

    /**
     * Whether a file or directory exists at the path.
     *
     * @throws IOException if that cannot be determined: a parent directory may not be entered or is not a directory, or a
     *     symbolic link is broken, for example because it leads to a file system that is not mounted
     */
    public static boolean of(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class);
            return true;
        } catch (NoSuchFileException absent) {
            refuseBrokenLink(path.toAbsolutePath());
            return false;
        }
    }

    private static void refuseBrokenLink(Path whole) throws IOException {
        for (int names = 1; names <= whole.getNameCount(); names++) {
            Path part = whole.getRoot().resolve(whole.subpath(0, names));
            if (!Files.exists(part) && Files.isSymbolicLink(part)) {
                String target = Files.readSymbolicLink(part).toString();
                throw new FileSystemException(
                        part.toString(),
                        target,
                        "the symbolic link " + part + " leads to " + target + ", which does not exist");
            }
        }
    }
}
