package io.volmount.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to be written later, checked before the work whose result it gets.
 *
 * @param path absolute; without symbolic links if the file exists, so that links are kept
 */
public record WritableFile(Path path, boolean exists) {
    /**
     * Resolves the name of a file.
     *
     * @throws IOException with the reason, as for {@link FileErrors#reason(IOException)}: a link on the path belongs to
     *     another user, or the path cannot be examined
     */
    public static WritableFile at(Path named) throws IOException {
        Path absolute = named.toAbsolutePath();
        Optional<String> foreign = FileTrust.foreignLink(absolute);
        if (foreign.isPresent()) {
            throw new FileSystemException(named.toString(), null, foreign.get());
        }
        boolean exists = FilePresence.of(absolute);
        return new WritableFile(exists ? absolute.toRealPath() : absolute, exists);
    }

    /**
     * Checks that files can be created in its directory, by creating one and removing it.
     *
     * @throws IOException with the reason if not
     */
    public void checkDirectory() throws IOException {
        Path directory = path.getParent();
        try {
            if (!FilePresence.of(directory)) {
                throw new FileSystemException(directory.toString(), null, "no such directory: " + directory);
            }
            if (!Files.isDirectory(directory)) {
                throw new NotDirectoryException(directory.toString());
            }
            Files.delete(Files.createTempFile(directory, ".volmount-", ".part"));
        } catch (IOException failed) {
            throw new FileSystemException(directory.toString(), null, FileErrors.reason(directory, failed));
        }
    }
}
