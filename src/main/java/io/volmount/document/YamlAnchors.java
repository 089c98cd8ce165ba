package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Empty;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The anchors of one document. Limits the size of the document with its aliases expanded. */
final class YamlAnchors {
    /** Nodes of a document with its aliases expanded; far more than any inventory or playbook has. */
    static final int MOST_NODES = 2_000_000;

    /** How deeply aliases may be nested. */
    private static final int MAX_DEPTH = 10;

    private final Diagnostics diagnostics;
    private final Map<String, Anchored> anchored = new HashMap<>();
    private int size;
    private int depth;

    YamlAnchors(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private record Anchored(Node node, int size, int depth) {}

    /** The state where a node begins: the nodes so far, with aliases expanded, and the depth of those aliases. */
    record Begin(int size, int depth) {}

    Begin begin() {
        Begin begin = new Begin(size, depth);
        depth = 0;
        return begin;
    }

    /** Ends a node that began there. */
    void end(Begin begin, Node node, Optional<String> anchor) {
        grow(node.location(), 1);
        anchor.ifPresent(name -> anchored.put(name, new Anchored(node, size - begin.size, depth)));
        depth = Math.max(depth, begin.depth);
    }

    /**
     * The node that an alias refers to.
     *
     * @throws InvalidInput if it makes the document too large
     */
    Node resolve(String alias, SourceLocation location) {
        Anchored named = anchored.get(alias);
        if (named == null) {
            diagnostics.add(
                    location,
                    "the alias " + quoted("*" + alias) + " has no anchor " + quoted("&" + alias)
                            + " before it; write the value here");
            return new Empty(location);
        }
        grow(location, named.size);
        depth = Math.max(depth, named.depth + 1);
        if (depth > MAX_DEPTH) {
            throw new InvalidInput(
                    location,
                    "aliases are nested more than " + MAX_DEPTH + " deep; replace some of them by their values");
        }
        return named.node;
    }

    private void grow(SourceLocation location, int nodes) {
        size += nodes;
        if (size > MOST_NODES) {
            throw new InvalidInput(
                    location,
                    "the document has more than " + MOST_NODES
                            + " values with its aliases expanded; use fewer nested aliases");
        }
    }
}
