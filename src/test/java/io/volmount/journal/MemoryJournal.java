package io.volmount.journal;

import io.volmount.rollout.RolloutEvent;
import io.volmount.rollout.driver.EventSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The log of a run as it would be on the disk, line by line, but in memory. */
public final class MemoryJournal implements EventSink {
    private final EventCodec codec = new EventCodec("0.1.0");
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Override
    public void record(RolloutEvent event) {
        written.writeBytes((codec.encode(event) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes on the disk. */
    public int size() {
        return written.size();
    }

    /** What a resumed run finds: the events of all whole lines. */
    public List<RolloutEvent> events() {
        try {
            return JournalReader.log(
                            Path.of("events.jsonl"),
                            new ByteArrayInputStream(written.toByteArray()),
                            JournalReader.LONGEST)
                    .events();
        } catch (IOException damaged) {
            throw new AssertionError(damaged);
        }
    }
}
