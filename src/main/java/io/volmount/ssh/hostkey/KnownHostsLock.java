package io.volmount.ssh.hostkey;

import io.volmount.agent.Sleeper;
import io.volmount.file.LockFile;
import io.volmount.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.common.IOUtils;

/** Lets one thread of one process at a time work on a known_hosts file, by a lock on another file beside it. */
final class KnownHostsLock {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ATTEMPTS = 100;

    private final Path path;
    private final Sleeper sleeper;
    private final ReentrantLock threads = new ReentrantLock();
    private int attempts = ATTEMPTS;

    /** @param path of the file to be worked on */
    KnownHostsLock(Path path, Sleeper sleeper) {
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
            Files.createDirectories(path.getParent(), OwnerOnly.DIRECTORY);
            return new Held(locked());
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private LockFile locked() throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        LockFile lock = LockFile.open(beside);
        try {
            for (int attempt = 0; attempt < attempts; attempt++) {
                if (lock.tryLock()) {
                    attempts = ATTEMPTS;
                    return lock;
                }
                sleeper.sleep(PAUSE);
            }
            attempts = 1;
            throw new IOException("another process holds " + beside);
        } catch (InterruptedException e) {
            IOUtils.closeQuietly(lock);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            IOUtils.closeQuietly(lock);
            throw e;
        }
    }

    /** The lock, held until this is closed. */
    final class Held implements AutoCloseable {
        private final LockFile lock;

        private Held(LockFile lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            IOUtils.closeQuietly(lock);
            threads.unlock();
        }
    }
}
