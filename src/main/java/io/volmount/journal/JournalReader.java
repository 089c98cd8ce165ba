package io.volmount.journal;

import io.volmount.document.TrustedFile;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads the log of a run back. */
public final class JournalReader {
    /** Bytes of one line; the opening of a run of thousands of agents has some tens of millions. */
    static final int LONGEST = 1 << 28;

    private JournalReader() {}

    /**
     * What a log holds.
     *
     * @param bytes of its whole lines
     */
    record Log(List<RolloutEvent> events, long bytes) {}

    /**
     * The events of a log, in order. A last line without its end was torn by a crash and never took effect: it is left
     * out.
     *
     * @throws DamagedJournal when any other line is not as it was written
     */
    public static List<RolloutEvent> read(Path file) throws IOException {
        return log(file).events();
    }

    static Log log(Path file) throws IOException {
        TrustedFile.checkRegular(file);
        Log log = lines(file);
        try {
            Rollout.of(log.events());
        } catch (RuntimeException senseless) {
            throw DamagedJournal.senseless(file, firstSenseless(log.events()));
        }
        return log;
    }

    /** The line of the first event that cannot have happened after the ones before it. */
    private static int firstSenseless(List<RolloutEvent> events) {
        int line = 1;
        try {
            Rollout rollout = new Rollout((RolloutEvent.RunOpened) events.get(0));
            for (line = 2; line <= events.size(); line++) {
                rollout.apply(events.get(line - 1));
            }
        } catch (RuntimeException senseless) {
            return line;
        }
        return line;
    }

    private static Log lines(Path file) throws IOException {
        try (InputStream written = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return log(file, written, LONGEST);
        }
    }

    /** Line by line, so that no more than one is in memory beside its event. */
    static Log log(Path file, InputStream written, int longest) throws IOException {
        EventCodec codec = new EventCodec();
        List<RolloutEvent> events = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long whole = 0;
        for (int read = written.read(); read >= 0; read = written.read()) {
            if (read != '\n') {
                line.write(read);
            } else {
                events.add(event(codec, line.toString(StandardCharsets.UTF_8), file, events.size() + 1));
                whole += line.size() + 1L;
                line.reset();
            }
            if (line.size() > longest) {
                throw DamagedJournal.endless(file, events.size() + 1, longest);
            }
        }
        return new Log(events, whole);
    }

    private static RolloutEvent event(EventCodec codec, String line, Path file, int number) throws DamagedJournal {
        try {
            return codec.decode(line).orElseThrow(() -> DamagedJournal.damaged(file, number));
        } catch (JacksonException another) {
            throw DamagedJournal.foreign(file, number);
        }
    }
}
