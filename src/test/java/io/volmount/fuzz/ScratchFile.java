package io.volmount.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files for readers that take no text; each is gone with the process at the latest. */
final class ScratchFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path FOLDER = folder();

    private ScratchFile() {}

    /** A file that holds this and that the next one takes the place of. */
    static Path holding(byte[] content) throws IOException {
        return Files.write(FOLDER.resolve("input"), content);
    }

    /** The directory of a file of this name, which the next one takes the place of, too. */
    static Path directoryWith(String name, byte[] content) throws IOException {
        Files.write(FOLDER.resolve(name), content).toFile().deleteOnExit();
        return FOLDER;
    }

    private static Path folder() {
        try {
            Path folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "volmount-fuzz-")
                    : Files.createTempDirectory("volmount-fuzz-");
            folder.toFile().deleteOnExit();
            Files.createFile(folder.resolve("input"), OWNER_ALONE).toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
