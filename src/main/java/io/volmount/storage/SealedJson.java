package io.volmount.storage;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encodes values as JSON documents with a checksum: {@code {"schema": "volmount/plan/v1", "volmount": "0.1.0",
 * "checksum": "sha256:...", "content": {...}}}. The checksum is over the content without white space, so reformatting
 * does not invalidate it. It detects damage and edits, but is not a signature. Thread-safe.
 */
public final class SealedJson<T> {
    private static final Pattern SCHEMA = Pattern.compile("volmount/([a-z]+)/v([0-9]+)");

    private static final JsonMapper MAPPER = StoredMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();
    private final String kind;
    private final Class<T> type;
    private final String remedy;
    private final String version;

    /**
     * Documents of one kind.
     *
     * @param kind the kind of document, as in the schema
     * @param remedy what to do about an unusable document, as an imperative
     * @param version of the volmount that is running
     */
    SealedJson(String kind, Class<T> type, String remedy, String version) {
        this.kind = kind;
        this.type = type;
        this.remedy = remedy;
        this.version = version;
    }

    /** Encodes a value as an ASCII document. */
    public String encode(T value) {
        JsonNode content = MAPPER.valueToTree(value);
        ObjectNode document = MAPPER.createObjectNode();
        document.put("schema", schema());
        document.put("volmount", version);
        document.put("checksum", checksum(content));
        document.set("content", content);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    /**
     * Decodes a document.
     *
     * @throws InvalidInput if it is another kind of document, is damaged, or was written by a later version
     */
    public T decode(TextFile file) {
        JsonNode document = tree(file);
        Matcher schema = SCHEMA.matcher(document.path("schema").asString(""));
        if (!schema.matches() || !schema.group(1).equals(kind)) {
            throw invalid(file, "this contains no " + kind + " that volmount wrote");
        }
        if (!schema.group().equals(schema())) {
            throw otherVersion(file, document, "it has the schema " + schema.group() + " and not " + schema());
        }
        JsonNode content = document.path("content");
        if (!content.isObject() || !document.path("checksum").asString("").equals(checksum(content))) {
            throw invalid(file, "this was changed or damaged after it was written");
        }
        try {
            return MAPPER.treeToValue(content, type);
        } catch (JacksonException foreign) {
            throw otherVersion(file, document, "it contains something unknown to this version");
        }
    }

    private InvalidInput otherVersion(TextFile file, JsonNode document, String why) {
        Writer writer =
                new Writer(Optional.of(document.path("volmount").asString("")).filter(told -> !told.isEmpty()));
        return new InvalidInput(
                SourceLocation.whole(file.name()),
                "this was written by " + writer.named() + ", and " + VolmountVersion.named(version)
                        + " cannot read it (" + why + "); use " + writer.reader());
    }

    private JsonNode tree(TextFile file) {
        try {
            return MAPPER.readTree(file.text());
        } catch (JacksonException noJson) {
            throw invalid(file, "this contains no " + kind + " that volmount wrote, or only a part of one");
        }
    }

    private InvalidInput invalid(TextFile file, String what) {
        return new InvalidInput(SourceLocation.whole(file.name()), what + "; " + remedy);
    }

    private String schema() {
        return "volmount/" + kind + "/v1";
    }

    private String checksum(JsonNode content) {
        return "sha256:" + Sha256.hex(MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }
}
