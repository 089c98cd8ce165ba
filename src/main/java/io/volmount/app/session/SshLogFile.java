package io.volmount.app.session;

import io.volmount.app.context.UsageException;
import io.volmount.file.FileErrors;
import io.volmount.file.OwnerOnly;
import io.volmount.file.WholeFile;
import io.volmount.file.WritableFile;
import io.volmount.report.Printable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** The file that {@code --ssh-log} names: a line for whatever happens on a connection. Safe for threads. */
final class SshLogFile implements AutoCloseable {
    /** Far more than anybody reads. 64 MiB, in bytes. */
    private static final long LARGEST = 64L << 20;

    private static final int LONGEST_LINE = 2_000;

    private final Path path;
    private final OutputStream out;
    private final Clock clock;
    private final Consumer<String> remarks;
    private final long largest;
    private long written;
    private boolean ended;

    private SshLogFile(Path path, OutputStream out, Clock clock, Consumer<String> remarks, long largest) {
        this.path = path;
        this.out = out;
        this.clock = clock;
        this.remarks = remarks;
        this.largest = largest;
    }

    /**
     * Creates the file, readable only by its owner, in place of one that is there.
     *
     * @param remarks gets a sentence if it cannot be written any more
     * @throws UsageException if it cannot be created
     */
    static SshLogFile create(String name, Clock clock, Consumer<String> remarks) {
        return create(name, clock, remarks, LARGEST);
    }

    static SshLogFile create(String name, Clock clock, Consumer<String> remarks, long largest) {
        try {
            WritableFile file = WritableFile.at(Path.of(name));
            if (file.exists() && !Files.isRegularFile(file.path())) {
                throw refusal(name, "not a regular file");
            }
            file.checkDirectory();
            WholeFile.replace(file.path(), Optional.of(OwnerOnly.FILE.value()), nothing -> {});
            OutputStream out = Files.newOutputStream(file.path(), StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
            return new SshLogFile(file.path(), out, clock, remarks, largest);
        } catch (IOException unusable) {
            throw refusal(name, FileErrors.reason(Path.of(name), unusable));
        } catch (InvalidPathException unusable) {
            throw refusal(name, "not a path");
        }
    }

    private static UsageException refusal(String name, String why) {
        return new UsageException("--ssh-log cannot write `" + name + "`: " + why
                + "; name a file in a directory that can be written to");
    }

    /** Writes a line with the time. The last one says that the file is full. */
    synchronized void write(String server, String text) {
        if (ended) {
            return;
        }
        String line = Printable.of(text);
        add(server + " " + line.substring(0, Math.min(LONGEST_LINE, line.length())));
        if (written >= largest) {
            add("this log ends here, because it has " + (written >> 10) + " KiB");
            ended = true;
        }
    }

    private void add(String line) {
        byte[] bytes =
                (clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + line + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            out.write(bytes);
            written += bytes.length;
        } catch (IOException failed) {
            ended = true;
            remarks.accept(
                    path + " could not be written: " + FileErrors.reason(path, failed) + "; the SSH log is incomplete");
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        try {
            out.close();
        } catch (IOException closed) {
            // every line was written at once
        }
    }
}
