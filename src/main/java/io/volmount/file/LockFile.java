package io.volmount.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file that one process at a time can lock. The system lets go of the lock when the process ends, however it ends. It
 * must be a file of its own: to close any other channel of it in the same process lets go of the lock too. It is never
 * removed, or two could hold one each.
 */
public final class LockFile implements Closeable {
    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Made for its owner alone if it is missing; never through a link. Not locked yet. */
    public static LockFile open(Path file) throws IOException {
        return new LockFile(FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                OwnerOnly.FILE));
    }

    /** Whether anybody has locked a file that is there. */
    public static boolean isLocked(Path file) throws IOException {
        try (LockFile lock = new LockFile(FileChannel.open(file))) {
            return !lock.tryLock(true);
        }
    }

    /** Whether this is now the one that holds the lock. */
    public boolean tryLock() throws IOException {
        return tryLock(false);
    }

    /** Waits until no other process holds the lock; within one process, only one may wait. */
    public void lock() throws IOException {
        channel.lock();
    }

    private boolean tryLock(boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared) != null;
        } catch (OverlappingFileLockException elsewhereInThisProcess) {
            return false;
        }
    }

    /** Replaces what the file says, for whoever wants to know who holds it. */
    public void write(String text) throws IOException {
        channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lets go of the lock. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
