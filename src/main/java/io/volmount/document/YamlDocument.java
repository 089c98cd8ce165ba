package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads the one YAML document of a file into nodes. Aliases and a second document are problems, not guesses. */
public final class YamlDocument {
    private static final int DEEPEST = 100;

    private final TextFile file;
    private final YAMLParser parser;
    private final Problems problems;

    private YamlDocument(TextFile file, YAMLParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * The document's root; its repeated keys and aliases are added to the problems.
     *
     * @throws InvalidInput if the file is empty, is not YAML, or holds several documents
     */
    public static Node read(TextFile file, Problems problems) {
        YAMLFactory yaml = YAMLFactory.builder()
                .loadSettings(LoadSettings.builder()
                        .setAllowDuplicateKeys(true)
                        .setCodePointLimit(TextFile.LARGEST)
                        .build())
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
        try (YAMLParser parser = (YAMLParser) yaml.createParser(ObjectReadContext.empty(), file.text())) {
            return new YamlDocument(file, parser, problems).root();
        } catch (JacksonException e) {
            throw YamlSyntax.invalid(file.name(), e);
        }
    }

    private Node root() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new InvalidInput(
                    Place.whole(file.name()), "the file is empty; write a document into it or name another");
        }
        Node root = node(first);
        if (parser.nextToken() != null) {
            throw new InvalidInput(place(), "a second document begins here; put one document into each file");
        }
        return root;
    }

    private Node node(JsonToken token) {
        Place place = place();
        if (token == JsonToken.START_OBJECT) {
            return mapping(place);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(place);
        }
        String text = parser.getString();
        if (parser.isCurrentAlias()) {
            problems.add(place, "the alias " + quoted("*" + text) + " is not supported; write its value out here");
            return new Empty(place);
        }
        return token == JsonToken.VALUE_NULL || text.equals("~") ? new Empty(place) : new Scalar(place, text);
    }

    private Mapping mapping(Place place) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Place> known = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Scalar key = new Scalar(place(), parser.currentName());
            Node value = node(parser.nextToken());
            Place earlier = known.putIfAbsent(key.text(), key.place());
            if (earlier == null) {
                entries.add(new Entry(key, value));
            } else {
                problems.add(
                        key.place(),
                        "the key " + quoted(key.text()) + " stands at line " + earlier.line() + " already; remove one");
            }
        }
        return new Mapping(place, entries);
    }

    private Sequence sequence(Place place) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token));
        }
        return new Sequence(place, items);
    }

    private Place place() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Place(file.name(), location.getLineNr(), location.getColumnNr());
    }
}
