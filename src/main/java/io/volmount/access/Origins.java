package io.volmount.access;

import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the values of one server come from.
 *
 * @param sources by the name of a setting, as {@code inventory show} has it: one for each of its values, in their order;
 *     empty for a default
 */
public record Origins(Map<String, List<Optional<SourceLocation>>> sources) {
    public Origins {
        sources = sources.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** Where somebody wrote the value of that place among the setting's values. */
    public Optional<SourceLocation> source(String setting, int place) {
        return sources.get(setting).get(place);
    }

    /** The same in words: {@code file:line:column}, or {@code default}. */
    public String origin(String setting, int place) {
        return source(setting, place).map(SourceLocation::toString).orElse("default");
    }

    /** The origin of a setting with one value. */
    public String origin(String setting) {
        return origin(setting, 0);
    }

    /** Gathers them while values are settled. For one thread. */
    static final class Gathered {
        private final Map<String, List<Optional<SourceLocation>>> sources = new HashMap<>();

        /** The plain value; where it comes from is kept here. */
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
