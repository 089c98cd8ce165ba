package io.volmount.journal;

import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.file.TrustedFile;
import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the log of a run while another process writes it; changes nothing. Not safe for threads. */
public final class RunFollower {
    private final RunDirectory directory;
    private final JournalReader.Lines lines;
    private long whole;

    /** Begins before the first event. */
    public RunFollower(RunDirectory directory) {
        this.directory = directory;
        this.lines = new JournalReader.Lines(directory.events());
    }

    /**
     * The events that have been recorded since the last call, in order. A line that is not whole yet is read later.
     *
     * @throws DamagedJournal if a line is not as it was written
     * @throws IOException if the log cannot be read
     */
    public List<RolloutEvent> more() throws IOException {
        Path file = directory.events();
        try {
            if (!FilePresence.of(file)) {
                return List.of();
            }
            TrustedFile.checkRegular(file);
            try (InputStream written = Files.newInputStream(file)) {
                written.skipNBytes(whole);
                return events(written);
            }
        } catch (DamagedJournal damaged) {
            throw damaged;
        } catch (IOException failed) {
            throw FileErrors.cannotRead(file, failed);
        }
    }

    private List<RolloutEvent> events(InputStream written) throws IOException {
        List<RolloutEvent> events = new ArrayList<>();
        WholeLines text = new WholeLines(written, JournalReader.LONGEST);
        for (Optional<byte[]> line = text.next(); line.isPresent(); line = text.next()) {
            events.add(lines.event(line.get()));
            whole += line.get().length + 1L;
        }
        return events;
    }

    /**
     * Whether a process is executing the run.
     *
     * @throws IOException if that cannot be told
     */
    public boolean running() throws IOException {
        return RunLock.held(directory);
    }
}
