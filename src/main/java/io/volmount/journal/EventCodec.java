package io.volmount.journal;

import io.volmount.agent.Source;
import io.volmount.agent.Step;
import io.volmount.plan.SealedJson;
import io.volmount.rollout.RolloutEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as lines of JSON: {@code {"crc":"<CRC-32C>","event":<event>}}. The checksum is over the bytes of the event, as
 * written. Safe for use by several threads.
 */
final class EventCodec {
    private static final Pattern LINE =
            Pattern.compile("\\{\"crc\":\"([0-9a-f]{8})\",\"event\":(.*)\\}", Pattern.DOTALL);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(RolloutEvent.class, SealedJson.Named.class)
            .addMixIn(Step.class, SealedJson.Named.class)
            .addMixIn(Source.class, SealedJson.Named.class)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    String encode(RolloutEvent event) {
        String json = MAPPER.writerFor(RolloutEvent.class).writeValueAsString(event);
        return "{\"crc\":\"" + checksum(json) + "\",\"event\":" + json + "}";
    }

    /**
     * The event of a line; empty when the line is damaged.
     *
     * @throws JacksonException when the line is as it was written, but not by this version
     */
    Optional<RolloutEvent> decode(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || !parts.group(1).equals(checksum(parts.group(2)))) {
            return Optional.empty();
        }
        return Optional.of(MAPPER.readValue(parts.group(2), RolloutEvent.class));
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
