package io.volmount.inventory;

import io.volmount.document.Diagnostic;
import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups messages that concern several agents, so that each is reported once. Not thread-safe. */
final class GroupedMessages {
    /** If a message has more locations, only the first is reported. */
    private static final int MAX_LOCATIONS = 3;

    private final Map<String, Found> problems = new LinkedHashMap<>();
    private final Map<String, Found> warnings = new LinkedHashMap<>();
    private final Map<String, Found> unused = new LinkedHashMap<>();

    private record Found(Map<SourceLocation, Set<String>> agents) {
        Found() {
            this(new LinkedHashMap<>());
        }

        void add(SourceLocation location, String agent) {
            agents.computeIfAbsent(location, first -> new LinkedHashSet<>()).add(agent);
        }

        SourceLocation first() {
            return new TreeSet<>(agents.keySet()).first();
        }

        int count() {
            return agents.values().stream()
                    .flatMap(Set::stream)
                    .collect(Collectors.toSet())
                    .size();
        }
    }

    void error(SourceLocation location, String sentence, String agent) {
        problems.computeIfAbsent(sentence, first -> new Found()).add(location, agent);
    }

    /** Adds a warning about an agent. */
    void warning(SourceLocation location, String sentence, String agent) {
        warnings.computeIfAbsent(sentence, first -> new Found()).add(location, agent);
    }

    void unused(String variable, SourceLocation location, String agent) {
        unused.computeIfAbsent(variable, first -> new Found()).add(location, agent);
    }

    void addTo(Diagnostics all) {
        problems.forEach((sentence, found) -> {
            if (found.agents.size() <= MAX_LOCATIONS) {
                found.agents.forEach((location, agents) -> all.add(location, sentence + agentCount(agents.size())));
            } else {
                all.add(found.first(), sentence + agentCount(found.count()));
            }
        });
    }

    List<String> warnings() {
        List<String> sentences = new ArrayList<>();
        warnings.forEach((sentence, found) ->
                sentences.add(new Diagnostic(found.first(), sentence + agentCount(found.count())).toString()));
        if (!unused.isEmpty()) {
            sentences.add(unused.entrySet().stream()
                    .map(entry -> new Located<>(entry.getKey(), entry.getValue().first())
                            .map(name -> name + " (" + entry.getValue().first() + ")")
                            .value())
                    .collect(Collectors.joining(", ", "unused inventory variables: ", "")));
        }
        return sentences;
    }

    private static String agentCount(int agents) {
        return agents == 1 ? "" : " (for " + agents + " agents)";
    }
}
