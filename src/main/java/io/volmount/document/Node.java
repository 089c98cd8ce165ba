package io.volmount.document;

import java.util.List;

/** A node of a document, with the location where it begins. */
public sealed interface Node {
    SourceLocation location();

    /** The kind of node, for messages: {@code a list}. */
    String kind();

    /** Keys and values in file order; no key twice. */
    record Mapping(SourceLocation location, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Entry(Scalar key, Node value) {}

    record Sequence(SourceLocation location, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A word, number or text, as written. */
    record Scalar(SourceLocation location, String text) implements Node {
        @Override
        public String kind() {
            return "text";
        }
    }

    /** A missing value, or YAML's {@code null}. */
    record Empty(SourceLocation location) implements Node {
        @Override
        public String kind() {
            return "nothing";
        }
    }
}
