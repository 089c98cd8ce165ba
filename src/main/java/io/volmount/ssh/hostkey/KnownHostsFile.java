package io.volmount.ssh.hostkey;

import io.volmount.agent.Sleeper;
import io.volmount.document.FilePresence;
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
 * A known_hosts file that keys are added to. Lines that are there are never touched, and a line is added in a single
 * write. Safe for threads.
 */
final class KnownHostsFile {
    private final Path path;
    private final KnownHostsLock lock;
    private Optional<Reading> last = Optional.empty();

    /** By these a file that somebody else has written to is told. */
    private record Stamp(long size, FileTime modified) {}

    private record Reading(KnownHosts hosts, Stamp stamp) {}

    KnownHostsFile(Path path, Sleeper sleeper) {
        this.path = path;
        this.lock = new KnownHostsLock(path, sleeper);
    }

    /** @throws IOException if others may be at the file, or its folder cannot be made */
    Turn turn() throws IOException {
        return new Turn(lock.take());
    }

    private Optional<Stamp> stamp() throws IOException {
        return FilePresence.of(path)
                ? Optional.of(new Stamp(Files.size(path), Files.getLastModifiedTime(path)))
                : Optional.empty();
    }

    /** The time in which nobody else adds to the file. */
    final class Turn implements AutoCloseable {
        private final KnownHostsLock.Held held;

        private Turn(KnownHostsLock.Held held) {
            this.held = held;
        }

        /** What the file says, apart from lines that were added here. */
        KnownHosts othersLines() throws IOException {
            Optional<Stamp> now = stamp();
            if (last.map(Reading::stamp).equals(now)) {
                return last.map(Reading::hosts).orElseGet(() -> KnownHosts.read(List.of()));
            }
            KnownHosts hosts = KnownHosts.read(List.of(path));
            last = now.map(stamp -> new Reading(hosts, stamp));
            return hosts;
        }

        /** Adds a line, after ending the last one if that has no end. */
        KnownHostKey append(String name, HostKey key) throws IOException {
            String before = FilePresence.of(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : "";
            boolean unended = !before.isEmpty() && !before.endsWith("\n");
            byte[] line = ((unended ? "\n" : "") + name + " " + key.type() + " " + key.base64() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            try (FileChannel file = FileChannel.open(
                    path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), OwnerOnly.FILE)) {
                if (file.write(ByteBuffer.wrap(line)) < line.length) {
                    throw new IOException("only a part of the line went in, so the disk may be full");
                }
            }
            remember(before.length() + line.length);
            long linesBefore = before.chars().filter(c -> c == '\n').count();
            return new KnownHostKey(key, path, Math.toIntExact(linesBefore) + (unended ? 2 : 1));
        }

        /** Somebody who knows of no lock may have added a line at the same time; then all is read anew. */
        private void remember(long size) throws IOException {
            Optional<Stamp> now = stamp().filter(stamp -> stamp.size() == size);
            last = last.flatMap(reading -> now.map(stamp -> new Reading(reading.hosts(), stamp)));
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
