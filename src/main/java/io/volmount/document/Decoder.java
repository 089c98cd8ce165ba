package io.volmount.document;

import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Sequence;
import java.util.List;
import java.util.Optional;

/** Converts a node to a value. */
@FunctionalInterface
public interface Decoder<T> {
    /** The value; empty after a diagnostic was added that says why there is none. */
    Optional<T> read(Node node, Diagnostics diagnostics);

    /** A mapping with any keys; an empty node gives an empty mapping. */
    static Decoder<Mapping> mapping() {
        return (node, diagnostics) -> {
            if (node instanceof Mapping mapping) {
                return Optional.of(mapping);
            }
            if (node instanceof Empty) {
                return Optional.of(new Mapping(node.location(), List.of()));
            }
            diagnostics.add(node.location(), "expected keys with values here, found " + node.kind());
            return Optional.empty();
        };
    }

    /** A list of such values, without the items that cannot be decoded. */
    static <T> Decoder<List<T>> list(Decoder<T> item) {
        return (node, diagnostics) -> {
            if (node instanceof Sequence sequence) {
                return Optional.of(sequence.items().stream()
                        .flatMap(each -> item.read(each, diagnostics).stream())
                        .toList());
            }
            diagnostics.add(node.location(), "expected a list here, found " + node.kind());
            return Optional.empty();
        };
    }
}
