package io.volmount.journal;

import io.volmount.document.TrustedFile;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads the log of a run back. */
public final class JournalReader {
    private JournalReader() {}

    /**
     * What a log holds.
     *
     * @param bytes of its whole lines
     */
    record Log(List<RolloutEvent> events, int bytes) {}

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
        Log log = log(file, Files.readAllBytes(file));
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

    static Log log(Path file, byte[] written) throws DamagedJournal {
        EventCodec codec = new EventCodec();
        List<RolloutEvent> events = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < written.length; at++) {
            if (written[at] == '\n') {
                String line = new String(written, begin, at - begin, StandardCharsets.UTF_8);
                events.add(event(codec, line, file, events.size() + 1));
                begin = at + 1;
            }
        }
        return new Log(events, begin);
    }

    private static RolloutEvent event(EventCodec codec, String line, Path file, int number) throws DamagedJournal {
        try {
            return codec.decode(line).orElseThrow(() -> DamagedJournal.damaged(file, number));
        } catch (JacksonException another) {
            throw DamagedJournal.foreign(file, number);
        }
    }
}
