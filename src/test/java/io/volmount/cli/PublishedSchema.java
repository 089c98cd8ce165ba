package io.volmount.cli;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema that the project publishes. */
public record PublishedSchema(JsonNode json) {
    private static final Path FOLDER = Path.of("schemas");
    private static final String ENDING = ".schema.json";
    private static final String META = "https://json-schema.org/draft/2020-12/schema";

    public static PublishedSchema of(String name) {
        try {
            return new PublishedSchema(JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(name + ENDING))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the document's own {@code schema}. */
    public static PublishedSchema of(JsonNode document) {
        return of(document.path("schema").asString().split("/")[1]);
    }

    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(ENDING, ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    }

    /** What keeps it from being a JSON Schema. */
    public List<String> flaws() {
        return registry().getSchema(SchemaLocation.of(META)).validate(json).stream()
                .map(Object::toString)
                .toList();
    }

    /** What keeps a document from following it. */
    public List<String> objections(JsonNode document) {
        return registry().getSchema(json).validate(document).stream()
                .map(Object::toString)
                .toList();
    }

    /** The same, and keys that it does not name. */
    public List<String> strictObjections(JsonNode document) {
        JsonNode closed = json.deepCopy();
        close(closed);
        return new PublishedSchema(closed).objections(document);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.propertyNames().stream().filter(key -> !key.equals("if")).forEach(key -> close(schema.path(key)));
        if (schema.isArray()) {
            schema.forEach(PublishedSchema::close);
        }
    }

    /** The keys of the object at a JSON pointer. */
    public Set<String> keys(String pointer) {
        return new TreeSet<>(json.at(pointer + "/properties").propertyNames());
    }
}
