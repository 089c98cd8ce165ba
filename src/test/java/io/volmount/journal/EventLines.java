package io.volmount.journal;

import io.volmount.rollout.RolloutEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Lines of a run's log for those who make up what is in them. */
public final class EventLines {
    /** Characters that an event about one agent may have. */
    private static final int SHARE = 1 << 18;

    private EventLines() {}

    /** A line as it is written for this JSON of an event. */
    public static String line(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("{\"crc\":\"%08x\",\"event\":%s}\n", crc.getValue(), json);
    }

    /** Makes sure that an event is read back as it was, and is no larger than an agent's share. */
    public static void hold(RolloutEvent event) {
        EventCodec codec = new EventCodec("0.1.0");
        String line = codec.encode(event);
        String written = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Optional<RolloutEvent> read = read(codec, written);
        // Half a character, as JSON can hold one, is not kept; the line must be readable all the same.
        if (read.isEmpty() || written.equals(line) && !read.equals(Optional.of(event))) {
            throw new AssertionError("not read back as it was written: " + line);
        }
        if (line.length() > SHARE) {
            throw new AssertionError("an event of " + line.length() + " characters");
        }
    }

    private static Optional<RolloutEvent> read(EventCodec codec, String line) {
        try {
            return codec.decode(line.getBytes(StandardCharsets.UTF_8)).map(EventCodec.Line::event);
        } catch (EventCodec.ForeignLine foreign) {
            throw new AssertionError("its own line is foreign to it: " + line, foreign);
        }
    }
}
