package io.volmount.document;

import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Sequence;
import java.util.List;
import java.util.Optional;

/** A way to make a value of a node. */
@FunctionalInterface
public interface Decoder<T> {
    /** The value, or empty after adding to the problems why there is none. */
    Optional<T> read(Node node, Diagnostics diagnostics);

    /** A mapping whose keys are anything; where nothing stands, a mapping of nothing. */
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

    /** A list of such values; items with problems are left out of it. */
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
