package io.volmount.journal;

import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.document.TrustedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * That one process at a time works on a run. The system lets go of it when the process ends, however it ends. It is on a
 * file of its own, because closing any other channel of the same file would let go of it too.
 */
final class RunLock implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another process has it, or the file system knows no locks */
    static RunLock take(RunDirectory directory) throws IOException {
        Path file = directory.lock();
        FileChannel channel = open(file);
        try {
            if (lock(channel, false).isEmpty()) {
                throw new IOException("another volmount, process " + Files.readString(file) + ", is at work on run "
                        + directory.run() + ": wait until it ends, or end it");
            }
            byte[] owner = String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(owner));
            return new RunLock(channel);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            if (FilePresence.of(file)) {
                TrustedFile.checkRegular(file);
            }
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OWNER_ALONE);
        } catch (IOException failed) {
            throw new IOException("cannot lock the run: " + file + ": " + FileErrors.reason(file, failed), failed);
        }
    }

    /**
     * Whether some process works on the run now.
     *
     * @throws IOException when that cannot be told
     */
    static boolean held(RunDirectory directory) throws IOException {
        try {
            return FilePresence.of(directory.lock()) && heldByAny(directory.lock());
        } catch (IOException failed) {
            throw FileErrors.cannotRead(directory.lock(), failed);
        }
    }

    private static boolean heldByAny(Path file) throws IOException {
        TrustedFile.checkRegular(file);
        try (FileChannel channel = FileChannel.open(file)) {
            return lock(channel, true).isEmpty();
        }
    }

    private static Optional<FileLock> lock(FileChannel channel, boolean shared) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(0, Long.MAX_VALUE, shared));
        } catch (OverlappingFileLockException ours) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
