package io.volmount.mesos;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of a master: a JSON object with lists. Lists are read element by element, so that one element at a time is in
 * memory, however many there are; all else is skipped.
 *
 * @param body which is not closed
 * @param most bytes of the whole
 * @param mostOfElement bytes of one element
 */
public record JsonAnswer(InputStream body, long most, int mostOfElement) {
    /** Keeps no table of names: those of a master that lies may all differ. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .build();

    /**
     * Reads lists at the top of the object.
     *
     * @param readers of their elements, by the names of the lists
     * @return the names of those that are there
     * @throws UnusableAnswer if it is not JSON, or too large, or if one of these is there and is not a list
     * @throws IOException if the connection fails
     */
    public Set<String> lists(Map<String, Consumer<JsonNode>> readers) throws IOException {
        Set<String> found = new HashSet<>();
        fields((name, parser, input) -> {
            if (!readers.containsKey(name)) {
                parser.skipChildren();
                return;
            }
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new UnusableAnswer(
                        "answers without a list `" + name + "`, which a Mesos master has; check the URL");
            }
            found.add(name);
            elements(parser, input, readers.get(name));
        });
        return found;
    }

    /** The whole number at the top of the object, which may be written with a fraction; empty if there is none. */
    OptionalInt count(String field) throws IOException {
        OptionalDouble[] count = {OptionalDouble.empty()};
        fields((name, parser, input) -> {
            if (name.equals(field) && parser.currentToken().isNumeric()) {
                count[0] = OptionalDouble.of(parser.getValueAsDouble(-1));
            } else {
                parser.skipChildren();
            }
        });
        return count[0].isPresent() && count[0].getAsDouble() >= 0
                ? OptionalInt.of((int) count[0].getAsDouble())
                : OptionalInt.empty();
    }

    /** Reads, or skips, the value at which the parser is. */
    private interface FieldReader {
        void read(String name, JsonParser parser, BoundedInput input);
    }

    private void fields(FieldReader reader) throws IOException {
        BoundedInput input = new BoundedInput(body, most, mostOfElement);
        // Given bytes, a parser guesses their encoding, and calls what it cannot guess a failure of the connection.
        try (JsonParser parser = JSON.createParser(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            require(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                reader.read(name, parser, input);
            }
            require(parser.currentToken() == JsonToken.END_OBJECT);
        } catch (JacksonException invalid) {
            if (invalid.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw new UnusableAnswer(NOT_JSON);
        }
    }

    private static final String NOT_JSON =
            "answers with something else than the JSON of a Mesos master; check the URL, which ends with /mesos on DC/OS";

    private static void elements(JsonParser parser, BoundedInput input, Consumer<JsonNode> reader) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            require(parser.currentToken() != null);
            input.beginElement();
            JsonNode element = parser.readValueAsTree();
            reader.accept(element);
        }
        input.endElements();
    }

    private static void require(boolean asExpected) {
        if (!asExpected) {
            throw new UnusableAnswer(NOT_JSON);
        }
    }
}
