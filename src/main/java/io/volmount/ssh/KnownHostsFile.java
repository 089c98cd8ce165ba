package io.volmount.ssh;

import io.volmount.agent.Sleeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import net.schmizz.sshj.common.IOUtils;

/**
 * A known_hosts file that keys are added to, by one thread of one process at a time. The others are kept away by a lock
 * on a file beside it; a lock on itself would be lost as soon as anybody in this process closes the file. Lines that are
 * there are never touched, and a line is added in a single write. Safe for threads.
 */
final class KnownHostsFile {
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER = attribute("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE = attribute("rw-------");
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ATTEMPTS = 100;

    private final Path path;
    private final Sleeper sleeper;
    private final ReentrantLock threads = new ReentrantLock();
    private int attempts = ATTEMPTS;

    KnownHostsFile(Path path, Sleeper sleeper) {
        this.path = path;
        this.sleeper = sleeper;
    }

    /**
     * Waits until nobody else is at it, then makes its folder if that is missing.
     *
     * @throws IOException if the folder is not to be written to, or another process keeps the lock for seconds; in words
     *     for the operator
     */
    Turn turn() throws IOException {
        threads.lock();
        try {
            Files.createDirectories(path.toAbsolutePath().getParent(), FOLDER);
            return new Turn(locked());
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private FileChannel locked() throws IOException {
        Path beside = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(beside, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), FILE);
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

    private static FileAttribute<Set<PosixFilePermission>> attribute(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** The time in which nobody else adds to the file. */
    final class Turn implements AutoCloseable {
        private final FileChannel lock;

        private Turn(FileChannel lock) {
            this.lock = lock;
        }

        /** What the file says now. */
        KnownHosts read() {
            return KnownHosts.read(List.of(path));
        }

        /** Adds a line, after ending the last one if that has no end. */
        KnownKey append(String name, HostKey key) throws IOException {
            String before = Files.exists(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
            boolean unended = !before.isEmpty() && !before.endsWith("\n");
            String line = (unended ? "\n" : "") + name + " " + key.type() + " " + key.base64() + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            try (FileChannel file =
                    FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), FILE)) {
                file.write(bytes);
            }
            if (bytes.hasRemaining()) {
                throw new IOException("only a part of the line went in, so the disk may be full");
            }
            long linesBefore = before.chars().filter(c -> c == '\n').count();
            return new KnownKey(key, path, Math.toIntExact(linesBefore) + (unended ? 2 : 1));
        }

        @Override
        public void close() {
            IOUtils.closeQuietly(lock);
            threads.unlock();
        }
    }
}
