package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Node.Sequence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the single YAML document of a file into nodes. Aliases are resolved, and {@code <<} merges other mappings, as in
 * YAML 1.1. A second document is an error.
 */
public final class YamlDocument {
    private static final int MAX_DEPTH = 100;
    private static final String MERGE = "<<";

    private final TextFile file;
    private final Iterator<Event> events;
    private final Diagnostics diagnostics;
    private final RepeatedKeys repeatedKeys;
    private final YamlAnchors anchors;

    private YamlDocument(TextFile file, Iterator<Event> events, Diagnostics diagnostics, RepeatedKeys repeatedKeys) {
        this.file = file;
        this.events = events;
        this.diagnostics = diagnostics;
        this.repeatedKeys = repeatedKeys;
        this.anchors = new YamlAnchors(diagnostics);
    }

    /** Receives the duplicate keys of a mapping. */
    @FunctionalInterface
    public interface RepeatedKeys {
        /** @param earlier the location of the key's first use */
        void found(Scalar key, SourceLocation earlier);
    }

    /**
     * The document's root; duplicate keys and aliases without an anchor are added to the diagnostics.
     *
     * @throws InvalidInput if the file is empty, is not YAML, contains several documents, or is too large with its aliases
     *     expanded
     */
    public static Node read(TextFile file, Diagnostics diagnostics) {
        return read(
                file,
                diagnostics,
                (key, earlier) -> diagnostics.add(
                        key.location(),
                        "duplicate key " + quoted(key.text()) + " (first used on line " + earlier.line()
                                + "); remove one"));
    }

    /**
     * The same for a document with duplicate keys: the last value of each counts.
     *
     * @param diagnostics receives aliases without an anchor
     * @throws InvalidInput if the file is empty, is not YAML, contains several documents, or is too large with its aliases
     *     expanded
     */
    public static Node read(TextFile file, Diagnostics diagnostics, RepeatedKeys repeatedKeys) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(TextFile.LARGEST).build();
        try {
            Iterator<Event> events =
                    new Parse(settings).parseString(file.text()).iterator();
            return new YamlDocument(file, events, diagnostics, repeatedKeys).root();
        } catch (YamlEngineException e) {
            throw YamlSyntax.invalid(file.name(), e);
        }
    }

    private Node root() {
        Event first = nextOfContent();
        if (first.getEventId() == Event.ID.StreamEnd) {
            throw new InvalidInput(
                    SourceLocation.whole(file.name()), "the file is empty; write a document into it or name another");
        }
        Node root = node(first, 0);
        Event second = nextOfContent();
        if (second.getEventId() != Event.ID.StreamEnd) {
            throw new InvalidInput(location(second), "a second document begins here; put one document into each file");
        }
        return root;
    }

    /** The next event of the document's content. */
    private Event nextOfContent() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart
                || event.getEventId() == Event.ID.DocumentStart
                || event.getEventId() == Event.ID.DocumentEnd
                || event.getEventId() == Event.ID.Comment) {
            event = events.next();
        }
        return event;
    }

    private Node node(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw new InvalidInput(
                    location(event), "lists and mappings are nested too deeply here; simplify the document");
        }
        if (event instanceof AliasEvent alias) {
            return anchors.resolve(alias.getAlias().getValue(), location(event));
        }
        YamlAnchors.Begin begin = anchors.begin();
        Node node = value(event, depth);
        anchors.end(begin, node, ((NodeEvent) event).getAnchor().map(Anchor::getValue));
        return node;
    }

    private Node value(Event event, int depth) {
        if (event instanceof MappingStartEvent) {
            return mapping(location(event), depth);
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(location(event), depth);
        }
        ScalarEvent scalar = (ScalarEvent) event;
        boolean empty = scalar.isPlain() && scalar.getValue().matches("|~|null|Null|NULL");
        return empty ? new Empty(location(event)) : new Scalar(location(event), scalar.getValue());
    }

    private Mapping mapping(SourceLocation location, int depth) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            Scalar key = key(next);
            Node value = node(events.next(), depth + 1);
            if (key.text().equals(MERGE)) {
                merged.add(value);
                continue;
            }
            Entry earlier = entries.put(key.text(), new Entry(key, value));
            if (earlier != null) {
                repeatedKeys.found(key, earlier.key().location());
            }
        }
        merged.forEach(value -> merge(value, entries));
        return new Mapping(location, List.copyOf(entries.values()));
    }

    private Scalar key(Event event) {
        if (event instanceof ScalarEvent scalar) {
            Scalar key = new Scalar(location(event), scalar.getValue());
            anchors.end(anchors.begin(), key, scalar.getAnchor().map(Anchor::getValue));
            return key;
        }
        if (event instanceof AliasEvent alias
                && anchors.resolve(alias.getAlias().getValue(), location(event)) instanceof Scalar known) {
            return known;
        }
        throw new InvalidInput(location(event), "not valid YAML: a list or a mapping cannot be a key; write a word");
    }

    /** The mapping's own keys take precedence over merged ones, and earlier merged mappings over later ones. */
    private void merge(Node merged, Map<String, Entry> entries) {
        if (merged instanceof Sequence several) {
            several.items().forEach(item -> merge(item, entries));
        } else if (merged instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> entries.putIfAbsent(entry.key().text(), entry));
        } else if (!(merged instanceof Empty)) {
            diagnostics.add(
                    merged.location(),
                    "expected a mapping or a list of mappings after " + quoted(MERGE) + ", found " + merged.kind());
        }
    }

    private Sequence sequence(SourceLocation location, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Sequence(location, items);
    }

    private SourceLocation location(Event event) {
        return event.getStartMark()
                .map(mark -> new SourceLocation(file.name(), mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(SourceLocation.whole(file.name()));
    }
}
