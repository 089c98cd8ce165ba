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
    private final Diagnostics problems;
    private final Set<String> known = new LinkedHashSet<>();

    private MappingDecoder(String what, Mapping mapping, Diagnostics problems) {
        this.what = what;
        this.mapping = mapping;
        this.problems = problems;
    }

    /**
     * A reading of a mapping by its keys.
     *
     * @param what names the mapping in sentences: {@code a volume}
     */
    public static <T> Decoder<T> reading(String what, Function<MappingDecoder, Optional<T>> body) {
        return (node, problems) -> {
            if (node instanceof Mapping mapping) {
                MappingDecoder fields = new MappingDecoder(what, mapping, problems);
                Optional<T> read = body.apply(fields);
                fields.reportUnknownKeys();
                return read;
            }
            problems.add(node.place(), "expected " + what + " (keys with values) here, found " + node.kind());
            return Optional.empty();
        };
    }

    /** Adds a problem with the value of a key, or with the mapping if the key is not there. */
    public void problem(String key, String message) {
        problems.add(node(key).map(Node::place).orElseGet(mapping::place), message);
    }

    /** Adds a problem with something that stands within the mapping. */
    public void problem(SourceLocation place, String message) {
        problems.add(place, message);
    }

    /** Adds a problem with the mapping as a whole. */
    public void problem(String message) {
        problems.add(mapping.place(), message);
    }

    public <T> Optional<T> optional(String key, Decoder<T> reading) {
        return node(key).flatMap(node -> reading.read(node, problems));
    }

    public <T> Optional<T> required(String key, Decoder<T> reading) {
        if (!has(key)) {
            problem("the key " + quoted(key) + " is missing here; " + what + " needs it");
        }
        return optional(key, reading);
    }

    /** Requires {@code version} to be this one. */
    public void version(String expected) {
        Optional<String> written = required("version", Scalars.text());
        if (written.isPresent() && !written.get().equals(expected)) {
            problem(
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
                problems.add(entry.key().place(), "unknown key " + quoted(key) + "; " + Spelling.hint(key, known));
            }
        }
    }
}
