package io.volmount.access;

import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the settings of one server come from.
 *
 * @param sources by setting, as named by {@code inventory show}: the source of each of its values, in order; empty
 *     for a default
 */
public record Origins(Map<String, List<Optional<SourceLocation>>> sources) {
    public Origins {
        sources = sources.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** The source of the setting's value with this index; empty for a default. */
    public Optional<SourceLocation> source(String setting, int place) {
        return sources.get(setting).get(place);
    }

    /** The same as text: {@code file:line:column}, or {@code default}. */
    public String origin(String setting, int place) {
        return source(setting, place).map(SourceLocation::toString).orElse("default");
    }

    /** The origin of a setting with one value. */
    public String origin(String setting) {
        return origin(setting, 0);
    }

    /** Collects the origins while settings are merged. Not thread-safe. */
    static final class Gathered {
        private final Map<String, List<Optional<SourceLocation>>> sources = new HashMap<>();

        /** Records the source and returns the value. */
        <T> T value(String setting, Sourced<T> sourced) {
            sources.computeIfAbsent(setting, any -> new ArrayList<>()).add(sourced.source());
            return sourced.value();
        }

        <T> List<T> values(String setting, List<Sourced<T>> sourced) {
            return sourced.stream().map(each -> value(setting, each)).toList();
        }

        Origins all() {
            return new Origins(sources);
        }
    }
}
