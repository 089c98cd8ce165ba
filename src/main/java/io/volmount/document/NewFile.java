package io.volmount.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Tests whether files can be created in a directory by creating one. */
public final class NewFile {
    private NewFile() {}

    /** Why no file can be created in a directory; empty if one can. The test file is removed. */
    public static Optional<String> obstacle(Path directory) {
        try {
            if (!FilePresence.of(directory)) {
                return Optional.of("no such directory: " + directory);
            }
            if (!Files.isDirectory(directory)) {
                throw new NotDirectoryException(directory.toString());
            }
            Files.delete(Files.createTempFile(directory, ".volmount-", ".part"));
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(FileErrors.reason(directory, failed));
        }
    }
}
