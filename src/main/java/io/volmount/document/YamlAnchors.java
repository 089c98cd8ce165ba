package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Empty;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the anchors of one document name. The document with all its aliases written out stays within a bound. */
final class YamlAnchors {
    /** Nodes of a document with its aliases written out; far more than any inventory or playbook has. */
    static final int MOST = 2_000_000;

    /** How deep aliases may stand in what other aliases name. */
    private static final int DEEPEST = 10;

    private final Diagnostics diagnostics;
    private final Map<String, Anchored> anchored = new HashMap<>();
    private int size;
    private int depth;

    YamlAnchors(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    private record Anchored(Node node, int size, int depth) {}

    /** Where a node begins: nodes up to there, those behind aliases among them, and how deep those aliases stood. */
    record Begin(int size, int depth) {}

    Begin begin() {
        Begin begin = new Begin(size, depth);
        depth = 0;
        return begin;
    }

    /** The end of a node that began there. */
    void end(Begin begin, Node node, Optional<String> anchor) {
        grow(node.location(), 1);
        anchor.ifPresent(name -> anchored.put(name, new Anchored(node, size - begin.size, depth)));
        depth = Math.max(depth, begin.depth);
    }

    /**
     * What an alias stands for.
     *
     * @throws InvalidInput when the document grows too large by it
     */
    Node meaning(String alias, SourceLocation location) {
        Anchored named = anchored.get(alias);
        if (named == null) {
            diagnostics.add(
                    location,
                    "the alias " + quoted("*" + alias) + " has no anchor " + quoted("&" + alias)
                            + " that ends before it; write its value out here");
            return new Empty(location);
        }
        grow(location, named.size);
        depth = Math.max(depth, named.depth + 1);
        if (depth > DEEPEST) {
            throw new InvalidInput(
                    location, "aliases stand more than " + DEEPEST + " deep in each other; write some of them out");
        }
        return named.node;
    }

    private void grow(SourceLocation location, int nodes) {
        size += nodes;
        if (size > MOST) {
            throw new InvalidInput(
                    location,
                    "the document grows to more than " + MOST + " values with its aliases written out; write fewer"
                            + " aliases of aliases");
        }
    }
}
