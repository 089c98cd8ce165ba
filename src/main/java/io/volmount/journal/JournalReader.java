package io.volmount.journal;

import io.volmount.rollout.RolloutEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the log of a run back. */
public final class JournalReader {
    private JournalReader() {}

    /**
     * The events of a log, in order. A last line without its end was torn by a crash and never took effect: it is left
     * out.
     *
     * @throws DamagedJournal when any other line is not as it was written
     */
    public static List<RolloutEvent> read(Path file) throws IOException {
        EventCodec codec = new EventCodec();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<RolloutEvent> events = new ArrayList<>();
        int number = 0;
        for (String line : whole.split("\n")) {
            number++;
            Optional<RolloutEvent> event = codec.decode(line);
            if (event.isEmpty()) {
                throw new DamagedJournal(file, number);
            }
            events.add(event.get());
        }
        return events;
    }
}
