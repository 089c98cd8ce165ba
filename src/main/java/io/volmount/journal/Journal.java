package io.volmount.journal;

import io.volmount.file.FileErrors;
import io.volmount.file.OwnerOnly;
import io.volmount.file.WholeFile;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.driver.EventSink;
import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The append-only journal of one run. Once {@link #record} has returned, the event survives a crash of the
 * controller. Thread-safe.
 */
public final class Journal implements EventSink, AutoCloseable {
    private final EventCodec codec = new EventCodec(VolmountVersion.current());
    private final Path file;
    private final RunLock lock;
    private final FileChannel channel;
    private final List<RolloutEvent> past;
    private final RunHistory history = new RunHistory();

    Journal(Path file, RunLock lock, FileChannel channel, List<RolloutEvent> past) {
        this.file = file;
        this.lock = lock;
        this.channel = channel;
        this.past = List.copyOf(past);
        this.past.forEach(history::add);
    }

    /** Creates the journal of a new run, readable only by its owner; fails if it exists. */
    public static Journal create(RunDirectory directory) throws IOException {
        Path file = directory.events();
        RunLock lock = RunLock.take(directory);
        try {
            var created = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, lock, FileChannel.open(file, created, OwnerOnly.FILE), List.of());
            Files.setPosixFilePermissions(file, OwnerOnly.FILE.value());
            WholeFile.forceEntries(directory.path());
            WholeFile.forceEntries(directory.path().getParent());
            return journal;
        } catch (IOException failed) {
            lock.close();
            throw new IOException(
                    "the journal " + file + " cannot be created (" + FileErrors.reason(file, failed) + ")", failed);
        }
    }

    /**
     * Opens the journal of an earlier run for appending and removes an incomplete last line.
     *
     * @throws DamagedJournal if any other line is damaged; the file is not changed
     * @throws IOException if another process works on the run, or the file cannot be read or written
     */
    public static Journal reopen(RunDirectory directory) throws IOException {
        Path file = directory.events();
        RunLock lock = RunLock.take(directory);
        try {
            JournalReader.Log log = JournalReader.log(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(log.bytes()).position(log.bytes()).force(true);
            return new Journal(file, lock, channel, log.events());
        } catch (IOException failed) {
            lock.close();
            throw failed instanceof DamagedJournal
                    ? failed
                    : new IOException(
                            "the journal " + file + " cannot be continued (" + FileErrors.reason(file, failed) + ")",
                            failed);
        }
    }

    /** The events in the file when it was opened. */
    public List<RolloutEvent> past() {
        return past;
    }

    /**
     * Appends an event.
     *
     * @throws UncheckedIOException if it could not be written completely; then no more events are accepted, because
     *     none may follow an incomplete line
     */
    @Override
    public synchronized void record(RolloutEvent event) {
        ByteBuffer line = ByteBuffer.wrap((codec.encode(event) + "\n").getBytes(StandardCharsets.UTF_8));
        if (line.remaining() > JournalReader.LONGEST) {
            throw new UncheckedIOException(new IOException("the journal " + file + " takes no event of "
                    + (line.remaining() >> 20) + " MB, which could not be read again; change fewer agents at a time"));
        }
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
            history.add(event);
        } catch (IOException failed) {
            end(failed);
            throw new UncheckedIOException(
                    "the journal " + file + " cannot be written (" + FileErrors.reason(file, failed)
                            + "), so no further step begins; all that began are in the journal",
                    failed);
        }
    }

    /**
     * Stores the summary of the run if it has ended, so that a list of runs need not read this journal.
     *
     * @param end the state after all events
     */
    public synchronized void summarize(Rollout end) {
        if (!end.closed()) {
            return;
        }
        RunDirectory directory = RunDirectory.at(file.toAbsolutePath().getParent());
        RecordedRun run =
                new RecordedRun(directory, RecordedRun.State.ended(end.stopped()), List.of(), Optional.of(end));
        SummaryFile.journal(directory).ifPresent(state -> SummaryFile.write(RunSummary.of(run, history), state));
    }

    private void end(IOException failed) {
        try {
            channel.close();
        } catch (IOException again) {
            failed.addSuppressed(again);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        lock.close();
    }
}
