package io.volmount.journal;

import io.volmount.rollout.RolloutEvent;
import io.volmount.storage.StoredMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
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

    /** Bytes before the event. */
    private static final int BEGINNING = "{\"crc\":\"00000000\",\"event\":".length();

    private static final Pattern WRITER =
            Pattern.compile("\\{\"format\":([0-9]{1,9}),\"volmount\":\"([^\"\\\\]{0,100})\",");
    /** Bytes that the writer of a line takes at most. */
    private static final int LONGEST_WRITER = 150;

    private static final JsonMapper MAPPER = StoredMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(RolloutEvent.class);

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
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        return beginning(bytes, 0, bytes.length) + whole + "}";
    }

    private static boolean namesWriter(RolloutEvent event) {
        return event instanceof RolloutEvent.RunOpened || event instanceof RolloutEvent.RunResumed;
    }

    private String writer() {
        return "{\"format\":" + FORMAT + ",\"volmount\":\"" + version + "\",";
    }

    /** Decodes a line; empty if it is damaged. */
    Optional<Line> decode(byte[] line) throws ForeignLine {
        int begin = BEGINNING;
        int length = line.length - begin - 1;
        if (length < 0 || line[begin + length] != '}' || !text(line, 0, begin).equals(beginning(line, begin, length))) {
            return Optional.empty();
        }
        Matcher told = WRITER.matcher(text(line, begin, Math.min(length, LONGEST_WRITER)));
        if (!told.lookingAt()) {
            return Optional.of(new Line(event(json(line, begin, length), Optional.empty()), Optional.empty()));
        }
        Optional<String> writer = Optional.of(told.group(2));
        if (Integer.parseInt(told.group(1)) > FORMAT) {
            throw new ForeignLine(writer);
        }
        InputStream others = json(line, begin + told.end(), length - told.end());
        InputStream whole = new SequenceInputStream(json(new byte[] {'{'}, 0, 1), others);
        return Optional.of(new Line(event(whole, writer), writer));
    }

    private static InputStream json(byte[] line, int begin, int length) {
        return new ByteArrayInputStream(line, begin, length);
    }

    private static String text(byte[] line, int begin, int length) {
        return new String(line, begin, length, StandardCharsets.ISO_8859_1);
    }

    private static RolloutEvent event(InputStream json, Optional<String> writer) throws ForeignLine {
        try {
            return Optional.ofNullable(READER.<RolloutEvent>readValue(json)).orElseThrow(() -> new ForeignLine(writer));
        } catch (JacksonException another) {
            throw new ForeignLine(writer);
        }
    }

    /** What stands before an event of these bytes. */
    private static String beginning(byte[] bytes, int begin, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, begin, length);
        return "{\"crc\":\"" + HexFormat.of().toHexDigits((int) crc.getValue()) + "\",\"event\":";
    }
}
