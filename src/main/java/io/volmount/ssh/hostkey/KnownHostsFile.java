package io.volmount.ssh.hostkey;

import io.volmount.agent.Sleeper;
import io.volmount.file.FilePresence;
import io.volmount.file.OwnerOnly;
import io.volmount.ssh.key.HostKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A known_hosts file to append keys to. Existing lines are never changed; a line is appended in a single write.
 * Thread-safe.
 */
final class KnownHostsFile {
    private final Path path;
    private final KnownHostsLock lockFile;
    private Optional<Snapshot> last = Optional.empty();

    /** Size and time by which a change by another process is detected. */
    private record Stamp(long size, FileTime modified) {}

    private record Snapshot(KnownHosts hosts, Stamp stamp) {}

    KnownHostsFile(Path path, Sleeper sleeper) {
        this.path = path;
        this.lockFile = new KnownHostsLock(path, sleeper);
    }

    /** @throws IOException if another process holds the lock, or the directory cannot be created */
    Exclusive lock() throws IOException {
        return new Exclusive(lockFile.take());
    }

    private Optional<Stamp> stamp() throws IOException {
        return FilePresence.of(path)
                ? Optional.of(new Stamp(Files.size(path), Files.getLastModifiedTime(path)))
                : Optional.empty();
    }

    /** Exclusive access to the file. */
    final class Exclusive implements AutoCloseable {
        private final KnownHostsLock.Held held;

        private Exclusive(KnownHostsLock.Held held) {
            this.held = held;
        }

        /** The entries of the file, without those appended by this process. */
        KnownHosts entriesOfOthers() throws IOException {
            Optional<Stamp> now = stamp();
            if (last.map(Snapshot::stamp).equals(now)) {
                return last.map(Snapshot::hosts).orElseGet(() -> KnownHosts.read(List.of()));
            }
            KnownHosts hosts = KnownHosts.read(List.of(path));
            last = now.map(stamp -> new Snapshot(hosts, stamp));
            return hosts;
        }

        /** Appends a line, after terminating an unterminated last line. */
        KnownHostKey append(String name, HostKey key) throws IOException {
            String before = FilePresence.of(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
            boolean unterminated = !before.isEmpty() && !before.endsWith("\n");
            byte[] line = ((unterminated ? "\n" : "") + name + " " + key.type() + " " + key.base64() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            try (FileChannel file = FileChannel.open(
                    path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), OwnerOnly.FILE)) {
                if (file.write(ByteBuffer.wrap(line)) < line.length) {
                    throw new IOException("the line was written only in part; the disk may be full");
                }
            }
            remember(before.length() + line.length);
            long linesBefore = before.chars().filter(c -> c == '\n').count();
            return new KnownHostKey(key, path, Math.toIntExact(linesBefore) + (unterminated ? 2 : 1));
        }

        /** A program that ignores the lock may have appended a line at the same time; then the file is read again. */
        private void remember(long size) throws IOException {
            Optional<Stamp> now = stamp().filter(stamp -> stamp.size() == size);
            last = last.flatMap(snapshot -> now.map(stamp -> new Snapshot(snapshot.hosts(), stamp)));
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
