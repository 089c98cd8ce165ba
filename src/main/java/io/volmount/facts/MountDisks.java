package io.volmount.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the MOUNT disks of a Mesos resources list. */
public final class MountDisks {
    private static final ObjectReader READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private MountDisks() {}

    /** The disks in the JSON array with which the text begins; empty if it begins with none. */
    public static Optional<List<MountDisk>> read(String text) {
        try (JsonParser parser = READER.createParser(text)) {
            JsonNode resources = READER.readValue(parser);
            return resources != null && resources.isArray() && resources.size() <= NodeLimits.RESOURCES
                    ? Optional.of(in(resources))
                    : Optional.empty();
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    public static List<MountDisk> in(JsonNode resources) {
        List<MountDisk> disks = new ArrayList<>();
        for (JsonNode resource : resources) {
            JsonNode source = resource.path("disk").path("source");
            if (source.path("type").asString("").equals("MOUNT")) {
                disks.add(new MountDisk(
                        NodeLimits.cut(source.path("mount").path("root").asString(""), NodeLimits.PATH),
                        (long) resource.path("scalar").path("value").asDouble(0),
                        NodeLimits.cut(resource.path("role").asString("*"), NodeLimits.NAME)));
            }
        }
        return disks;
    }
}
