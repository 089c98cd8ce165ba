package io.volmount.journal;

import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.document.TrustedFile;
import io.volmount.file.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** That one process at a time works on a run. The lock's file tells its process. */
final class RunLock implements AutoCloseable {
    private final LockFile lock;

    private RunLock(LockFile lock) {
        this.lock = lock;
    }

    /** @throws IOException when another process has it, or the file system knows no locks */
    static RunLock take(RunDirectory directory) throws IOException {
        Path file = directory.lock();
        LockFile lock = open(file);
        try {
            if (!lock.tryLock()) {
                throw new IOException("another volmount, process " + Files.readString(file) + ", is at work on run "
                        + directory.run() + ": wait until it ends, or end it");
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
        return LockFile.isLocked(file);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
