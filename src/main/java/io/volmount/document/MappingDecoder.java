package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decodes one mapping by its keys. The keys that are asked for are the valid ones; every other key is an error. */
public final class MappingDecoder {
    private final String what;
    private final Mapping mapping;
    private final Diagnostics diagnostics;
    private final Set<String> validKeys = new LinkedHashSet<>();

    private MappingDecoder(String what, Mapping mapping, Diagnostics diagnostics) {
        this.what = what;
        this.mapping = mapping;
        this.diagnostics = diagnostics;
    }

    /**
     * A decoder of mappings.
     *
     * @param what names the mapping in messages: {@code a volume}
     */
    public static <T> Decoder<T> of(String what, Function<MappingDecoder, Optional<T>> body) {
        return (node, diagnostics) -> {
            if (node instanceof Mapping mapping) {
                MappingDecoder decoder = new MappingDecoder(what, mapping, diagnostics);
                Optional<T> read = body.apply(decoder);
                decoder.reportUnknownKeys();
                return read;
            }
            diagnostics.add(node.location(), "expected " + what + " (keys with values) here, found " + node.kind());
            return Optional.empty();
        };
    }

    /** Reports an error at the value of a key, or at the mapping if the key is missing. */
    public void report(String key, String message) {
        diagnostics.add(location(key), message);
    }

    /** Reports an error at a location within the mapping. */
    public void report(SourceLocation location, String message) {
        diagnostics.add(location, message);
    }

    /** Reports an error at the mapping itself. */
    public void report(String message) {
        diagnostics.add(mapping.location(), message);
    }

    public <T> Optional<T> optional(String key, Decoder<T> decoder) {
        return node(key).flatMap(node -> decoder.read(node, diagnostics));
    }

    public <T> Optional<T> required(String key, Decoder<T> decoder) {
        if (!has(key)) {
            report("the key " + quoted(key) + " is missing here; " + what + " needs it");
        }
        return optional(key, decoder);
    }

    /** Requires {@code version} to be this one. */
    public void version(String expected) {
        Optional<String> written = required("version", Scalars.text());
        if (written.isPresent() && !written.get().equals(expected)) {
            report("version", "unsupported version " + quoted(written.get()) + "; write `version: " + expected + "`");
        }
    }

    /** Where the value of a key begins; the mapping's own location if the key is missing. */
    public SourceLocation location(String key) {
        return node(key).map(Node::location).orElseGet(mapping::location);
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** The value of a key, which counts as a valid key from now on. */
    private Optional<Node> node(String key) {
        validKeys.add(key);
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    private void reportUnknownKeys() {
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!validKeys.contains(key)) {
                diagnostics.add(
                        entry.key().location(), "unknown key " + quoted(key) + "; " + Spelling.hint(key, validKeys));
            }
        }
    }
}
