package io.volmount.journal;

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
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OWNER_ALONE);
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

    /** Whether some process works on the run now. */
    static boolean held(RunDirectory directory) throws IOException {
        if (!Files.exists(directory.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(directory.lock())) {
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
