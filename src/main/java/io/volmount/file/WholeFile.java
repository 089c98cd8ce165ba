package io.volmount.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Writes files whole or not at all, over the one that is there. */
public final class WholeFile {
    private WholeFile() {}

    /** What is written, piece by piece. */
    public interface Content {
        void write(FileChannel channel) throws IOException;
    }

    /**
     * Replaces a file. It is written beside its place and moved there once all of it is on stable storage; whoever reads
     * it meanwhile reads the one before.
     *
     * @param permissions of the new file, whatever the umask; if empty, the umask decides
     */
    public static void replace(Path file, Optional<Set<PosixFilePermission>> permissions, Content content)
            throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            write(beside, permissions, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Path file, Optional<Set<PosixFilePermission>> permissions, Content content)
            throws IOException {
        Set<OpenOption> created = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] mode =
                permissions.map(PosixFilePermissions::asFileAttribute).stream().toArray(FileAttribute<?>[]::new);
        try (FileChannel channel = FileChannel.open(file, created, mode)) {
            content.write(channel);
            channel.force(true);
        }
        if (permissions.isPresent()) {
            Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(permissions.get());
        }
    }

    /** Puts the entries of a directory on stable storage: what was made, moved or removed in it. */
    public static void forceEntries(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory)) {
            entries.force(true);
        }
    }
}
