package io.volmount.journal;

import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.file.LockFile;
import io.volmount.file.TrustedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lock of a run, which one process can hold. The file contains its process id. */
final class RunLock implements AutoCloseable {
    private final LockFile lock;

    private RunLock(LockFile lock) {
        this.lock = lock;
    }

    /** @throws IOException if another process holds it, or the file system does not support locks */
    static RunLock take(RunDirectory directory) throws IOException {
        Path file = directory.lock();
        LockFile lock = open(file);
        try {
            if (!lock.tryLock()) {
                throw new IOException("another volmount process, " + Files.readString(file) + ", is working on run "
                        + directory.run() + ": wait until it ends, or stop it");
            }
            lock.write(String.valueOf(ProcessHandle.current().pid()));
            return new RunLock(lock);
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    private static LockFile open(Path file) throws IOException {
        try {
            if (FilePresence.of(file)) {
                TrustedFile.checkRegular(file);
            }
            return LockFile.open(file);
        } catch (IOException failed) {
            throw new IOException("cannot lock the run: " + file + ": " + FileErrors.reason(file, failed), failed);
        }
    }

    /**
     * Whether a process works on the run now.
     *
     * @throws IOException if that cannot be determined
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
        return LockFile.isLocked(file);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
