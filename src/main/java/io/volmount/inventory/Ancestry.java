package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Problems;
import io.volmount.inventory.Draft.GroupDraft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which groups are inside which, at any depth. A group inside itself is a problem. */
final class Ancestry {
    private final Map<String, Set<String>> ancestors = new HashMap<>();

    Ancestry(Map<String, GroupDraft> groups, Problems problems) {
        groups.forEach((name, group) -> {
            Set<String> above = above(name, groups);
            if (above.contains(name)) {
                problems.add(
                        group.place(),
                        "the group " + quoted(name) + " is inside itself, by way of its children; break the circle");
            }
            ancestors.put(name, above);
        });
    }

    private static Set<String> above(String name, Map<String, GroupDraft> groups) {
        Set<String> above = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(groups.get(name).parents());
        while (!open.isEmpty()) {
            String parent = open.pop();
            if (above.add(parent)) {
                open.addAll(groups.get(parent).parents());
            }
        }
        return above;
    }

    /** The groups a group is in, without itself. */
    Set<String> above(String group) {
        return ancestors.get(group);
    }

    /** These groups and all that they are in. */
    Set<String> withAncestors(Set<String> groups) {
        Set<String> all = new LinkedHashSet<>(groups);
        groups.forEach(group -> all.addAll(above(group)));
        return all;
    }
}
