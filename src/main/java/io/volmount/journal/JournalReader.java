package io.volmount.journal;

import io.volmount.file.TrustedFile;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutEvent;
import io.volmount.storage.VolmountVersion;
import io.volmount.storage.Writer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the log of a run back. */
public final class JournalReader {
    /** Bytes of one line; the opening of a run of thousands of agents has some tens of millions. */
    static final int LONGEST = 1 << 29;

    private JournalReader() {}

    /**
     * What a log holds.
     *
     * @param byLine the events, each with the number of its line
     * @param bytes of its whole lines
     */
    record Log(SortedMap<Integer, RolloutEvent> byLine, long bytes) {
        List<RolloutEvent> events() {
            return List.copyOf(byLine.values());
        }
    }

    /**
     * The events of a log, in order. A last line without its end was torn by a crash and never took effect: it is left
     * out. So is a proof that a later look at the same agent has outdated, for thousands of agents may have many each.
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
            throw DamagedJournal.senseless(file, firstSenseless(log.byLine()));
        }
        return log;
    }

    /** The line of the first event that cannot have happened after the ones before it. */
    private static int firstSenseless(SortedMap<Integer, RolloutEvent> byLine) {
        int line = byLine.firstKey();
        try {
            Rollout rollout = new Rollout((RolloutEvent.RunOpened) byLine.get(line));
            for (int next : byLine.tailMap(line + 1).keySet()) {
                line = next;
                rollout.apply(byLine.get(next));
            }
        } catch (RuntimeException senseless) {
            return line;
        }
        return line;
    }

    private static Log lines(Path file) throws IOException {
        try (InputStream written = Files.newInputStream(file)) {
            return log(file, written, LONGEST);
        }
    }

    /** Line by line, so that no more than one is in memory beside its event. */
    static Log log(Path file, InputStream written, int longest) throws IOException {
        Lines lines = new Lines(file);
        WholeLines text = new WholeLines(written, longest);
        SortedMap<Integer, RolloutEvent> events = new TreeMap<>();
        Map<String, Integer> proofs = new HashMap<>();
        long whole = 0;
        for (Optional<byte[]> line = text.next(); line.isPresent(); line = text.next()) {
            RolloutEvent event = lines.event(line.get());
            if (event instanceof RolloutEvent.EvidenceGathered proof) {
                Optional.ofNullable(proofs.put(proof.agent(), lines.read)).ifPresent(events::remove);
            }
            events.put(lines.read, event);
            whole += line.get().length + 1L;
        }
        if (text.endless()) {
            throw DamagedJournal.endless(file, lines.read + 1, longest);
        }
        return new Log(events, whole);
    }

    /** The lines of one log, which remember who wrote them. */
    static final class Lines {
        private final EventCodec codec = new EventCodec(VolmountVersion.current());
        private final Path file;
        private Optional<String> writer = Optional.empty();
        private int read;

        Lines(Path file) {
            this.file = file;
        }

        RolloutEvent event(byte[] line) throws DamagedJournal {
            read++;
            try {
                EventCodec.Line decoded = codec.decode(line).orElseThrow(() -> DamagedJournal.damaged(file, read));
                writer = decoded.writer().or(() -> writer);
                return decoded.event();
            } catch (EventCodec.ForeignLine foreign) {
                throw DamagedJournal.foreign(
                        file, read, new Writer(foreign.writer().or(() -> writer)));
            }
        }
    }
}
