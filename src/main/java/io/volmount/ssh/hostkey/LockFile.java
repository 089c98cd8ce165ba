package io.volmount.ssh.hostkey;

import io.volmount.agent.Sleeper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.common.IOUtils;

/**
 * Lets one thread of one process at a time work on a file, by a lock on another one beside it: a lock on the file itself
 * would be lost as soon as anything in this process closes it. The file beside stays there, or two could hold one each.
 */
final class LockFile {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER = attribute("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ATTEMPTS = 100;

    private final Path path;
    private final Sleeper sleeper;
    private final ReentrantLock threads = new ReentrantLock();
    private int attempts = ATTEMPTS;

    /** @param path of the file to be worked on */
    LockFile(Path path, Sleeper sleeper) {
        this.path = path.toAbsolutePath();
        this.sleeper = sleeper;
    }

    /**
     * Makes the file's folder, if that is missing, and waits until nobody else is at the file.
     *
     * @throws IOException if the folder cannot be written to, or another process keeps the lock for five seconds; who
     *     comes next does not wait so long again
     */
    Held take() throws IOException {
        threads.lock();
        try {
            Files.createDirectories(path.getParent(), FOLDER);
            return new Held(locked());
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private FileChannel locked() throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(
                beside, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS), FILE);
        try {
            for (int attempt = 0; attempt < attempts; attempt++) {
                if (lock(channel)) {
                    attempts = ATTEMPTS;
                    return channel;
                }
                sleeper.sleep(PAUSE);
            }
            attempts = 1;
            throw new IOException("another process holds " + beside);
        } catch (InterruptedException e) {
            IOUtils.closeQuietly(channel);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            IOUtils.closeQuietly(channel);
            throw e;
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException elsewhereInThisProcess) {
            return false;
        }
    }

    /** For the owner alone, unless it is there already. */
    static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** The lock, held until this is closed. */
    final class Held implements AutoCloseable {
        private final FileChannel channel;

        private Held(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            IOUtils.closeQuietly(channel);
            threads.unlock();
        }
    }
}
