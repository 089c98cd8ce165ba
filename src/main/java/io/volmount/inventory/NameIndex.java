package io.volmount.inventory;

import io.volmount.text.Wildcard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds agents by their name, by a group's, or by a glob with {@code *} and {@code ?}. A glob means agents only: a group
 * is chosen by its full name, so that {@code a*} never brings in a whole group {@code aws}.
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

    /** The names of the agents that a word means; a word may name both an agent and a group. */
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

    List<String> known() {
        List<String> known = new ArrayList<>(groups.keySet());
        known.addAll(agents);
        return known;
    }
}
