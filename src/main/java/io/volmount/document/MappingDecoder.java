package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of one mapping. Those that its reader asks for are the known ones; any other is a problem. */
public final class MappingDecoder {
    private final String what;
    private final Mapping mapping;
    private final Diagnostics diagnostics;
    private final Set<String> known = new LinkedHashSet<>();

    private MappingDecoder(String what, Mapping mapping, Diagnostics diagnostics) {
        this.what = what;
        this.mapping = mapping;
        this.diagnostics = diagnostics;
    }

    /**
     * A reading of a mapping by its keys.
     *
     * @param what names the mapping in sentences: {@code a volume}
     */
    public static <T> Decoder<T> of(String what, Function<MappingDecoder, Optional<T>> body) {
        return (node, diagnostics) -> {
            if (node instanceof Mapping mapping) {
                MappingDecoder fields = new MappingDecoder(what, mapping, diagnostics);
                Optional<T> read = body.apply(fields);
                fields.reportUnknownKeys();
                return read;
            }
            diagnostics.add(node.location(), "expected " + what + " (keys with values) here, found " + node.kind());
            return Optional.empty();
        };
    }

    /** Adds a problem with the value of a key, or with the mapping if the key is not there. */
    public void report(String key, String message) {
        diagnostics.add(node(key).map(Node::location).orElseGet(mapping::location), message);
    }

    /** Adds a problem with something that stands within the mapping. */
    public void report(SourceLocation location, String message) {
        diagnostics.add(location, message);
    }

    /** Adds a problem with the mapping as a whole. */
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
            report(
                    "version",
                    "version " + quoted(written.get()) + " is not known here; write `version: " + expected + "`");
        }
    }

    public boolean has(String key) {
        return node(key).isPresent();
    }

    /** What stands under a key, which is a known one from now on. */
    private Optional<Node> node(String key) {
        known.add(key);
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(Entry::value)
                .findFirst();
    }

    private void reportUnknownKeys() {
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                diagnostics.add(
                        entry.key().location(), "unknown key " + quoted(key) + "; " + Spelling.hint(key, known));
            }
        }
    }
}
