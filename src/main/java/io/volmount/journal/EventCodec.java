package io.volmount.journal;

import io.volmount.rollout.RolloutEvent;
import io.volmount.storage.StoredMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as lines of JSON: {@code {"crc":"<CRC-32C>","event":<event>}}. The checksum is over the bytes of the event,
 * as written. Events that begin or resume a run contain the format of the lines that follow and the version of
 * volmount that wrote them: {@code {"format":2,"volmount":"0.1.0","is":"RunOpened",...}}; lines of format 1 do not.
 * Thread-safe.
 */
final class EventCodec {
    /** The format that is written; it and all earlier ones are read. */
    static final int FORMAT = 2;

    private static final Pattern LINE =
            Pattern.compile("\\{\"crc\":\"([0-9a-f]{8})\",\"event\":(.*)\\}", Pattern.DOTALL);
    private static final Pattern WRITER =
            Pattern.compile("\\{\"format\":([0-9]{1,9}),\"volmount\":\"([^\"\\\\]{0,100})\",(.*)", Pattern.DOTALL);

    private static final JsonMapper MAPPER = StoredMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final String version;

    /** @param version the version of volmount that writes */
    EventCodec(String version) {
        this.version = version;
    }

    /**
     * A decoded line.
     *
     * @param writer the version of volmount that began or resumed the run with it; empty for any other event, and in
     *     format 1
     */
    record Line(RolloutEvent event, Optional<String> writer) {}

    /** An undamaged line that a later version wrote. */
    static final class ForeignLine extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Optional<String> writer;

        private ForeignLine(Optional<String> writer) {
            this.writer = writer;
        }

        /** The version of volmount that wrote it, if known. */
        Optional<String> writer() {
            return writer;
        }
    }

    String encode(RolloutEvent event) {
        String json = MAPPER.writerFor(RolloutEvent.class).writeValueAsString(event);
        String whole = namesWriter(event) ? writer() + json.substring(1) : json;
        return "{\"crc\":\"" + checksum(whole) + "\",\"event\":" + whole + "}";
    }

    private static boolean namesWriter(RolloutEvent event) {
        return event instanceof RolloutEvent.RunOpened || event instanceof RolloutEvent.RunResumed;
    }

    private String writer() {
        return "{\"format\":" + FORMAT + ",\"volmount\":\"" + version + "\",";
    }

    /** Decodes a line; empty if it is damaged. */
    Optional<Line> decode(String line) throws ForeignLine {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !parts.group(1).equals(checksum(parts.group(2)))) {
            return Optional.empty();
        }
        Matcher told = WRITER.matcher(parts.group(2));
        if (!told.matches()) {
            return Optional.of(new Line(event(parts.group(2), Optional.empty()), Optional.empty()));
        }
        Optional<String> writer = Optional.of(told.group(2));
        if (Integer.parseInt(told.group(1)) > FORMAT) {
            throw new ForeignLine(writer);
        }
        return Optional.of(new Line(event("{" + told.group(3), writer), writer));
    }

    private static RolloutEvent event(String json, Optional<String> writer) throws ForeignLine {
        try {
            return Optional.ofNullable(MAPPER.readValue(json, RolloutEvent.class))
                    .orElseThrow(() -> new ForeignLine(writer));
        } catch (JacksonException another) {
            throw new ForeignLine(writer);
        }
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
