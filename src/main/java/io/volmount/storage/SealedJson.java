package io.volmount.storage;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
 * Values as JSON documents that tell whether they are as they were written:
 * {@code {"schema": "volmount/plan/v1", "volmount": "0.1.0", "checksum": "sha256:...", "content": {...}}}. The checksum is over the content
 * without white space, so a document that was merely laid out anew is whole still. It finds damage and edits; it is no
 * signature. Safe for use by several threads.
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
     * @param kind the word in the schema
     * @param remedy what to do about a document that is of no use, as an order
     * @param version of the volmount that writes and reads
     */
    SealedJson(String kind, Class<T> type, String remedy, String version) {
        this.kind = kind;
        this.type = type;
        this.remedy = remedy;
        this.version = version;
    }

    /** The document of a value, in ASCII. */
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
     * The value of a document.
     *
     * @throws InvalidInput if it is no such document, is not as it was written, or was written by a later version
     */
    public T decode(TextFile file) {
        JsonNode document = tree(file);
        Matcher schema = SCHEMA.matcher(document.path("schema").asString(""));
        if (!schema.matches() || !schema.group(1).equals(kind)) {
            throw invalid(file, "this holds no " + kind + " that volmount wrote");
        }
        if (!schema.group().equals(schema())) {
            throw foreign(file, document, "it has the schema " + schema.group() + " and not " + schema());
        }
        JsonNode content = document.path("content");
        if (!content.isObject() || !document.path("checksum").asString("").equals(checksum(content))) {
            throw invalid(file, "this was changed or damaged after it was written");
        }
        try {
            return MAPPER.treeToValue(content, type);
        } catch (JacksonException foreign) {
            throw foreign(file, document, "it holds what this one does not know");
        }
    }

    private InvalidInput foreign(TextFile file, JsonNode document, String why) {
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
            throw invalid(file, "this holds no " + kind + " that volmount wrote, or only a part of one");
        }
    }

    private InvalidInput invalid(TextFile file, String what) {
        return new InvalidInput(SourceLocation.whole(file.name()), what + "; " + remedy);
    }

    private String schema() {
        return "volmount/" + kind + "/v1";
    }

    private String checksum(JsonNode content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = MAPPER.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            return "sha256:" + HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
