package io.volmount.inventory;

import io.volmount.text.Wildcard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds agents by name, by group, or by a glob with {@code *} and {@code ?}. A glob matches agents only; groups match
 * by full name, so that {@code a*} never selects the whole group {@code aws}.
 */
final class NameIndex {
    private final Set<String> agents = new LinkedHashSet<>();
    private final Map<String, List<String>> groups = new HashMap<>();

    NameIndex(List<? extends Listed> all) {
        all.forEach(host -> {
            agents.add(host.name());
            host.groups()
                    .forEach(group -> groups.computeIfAbsent(group, first -> new ArrayList<>())
                            .add(host.name()));
        });
    }

    /** The names of the matching agents; a word may match both an agent and a group. */
    Set<String> find(String word) {
        if (word.equals("all")) {
            return agents;
        }
        Set<String> found = new LinkedHashSet<>(groups.getOrDefault(word, List.of()));
        if (agents.contains(word)) {
            found.add(word);
        }
        if (word.indexOf('*') >= 0 || word.indexOf('?') >= 0) {
            agents.stream().filter(name -> Wildcard.matches(word, name)).forEach(found::add);
        }
        return found;
    }

    List<String> words() {
        List<String> known = new ArrayList<>(groups.keySet());
        known.addAll(agents);
        return known;
    }
}
