package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.inventory.ansible.InventoryData.Group;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The hierarchy of groups. Cycles are errors. */
final class GroupTree {
    /** Maximum number of ancestors; more would need too much memory for many hosts. */
    static final int MAX_ANCESTORS = 200;

    private final Map<String, Group> groups;
    private final Map<String, Set<String>> above = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    GroupTree(Map<String, Group> groups, Diagnostics diagnostics) {
        this.groups = groups;
        groups.forEach((name, group) -> {
            Set<String> ancestors = ancestors(name);
            if (ancestors.contains(name)) {
                diagnostics.add(
                        group.location(),
                        "the group " + quoted(name) + " contains itself through its children; remove the cycle");
            }
            if (ancestors.size() > MAX_ANCESTORS) {
                throw new InvalidInput(
                        group.location(),
                        "the group " + quoted(name) + " is inside more than " + MAX_ANCESTORS
                                + " others; check the [group:children] sections");
            }
            above.put(name, ancestors);
        });
    }

    private Set<String> ancestors(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(groups.get(name).parents());
        while (!open.isEmpty() && found.size() <= MAX_ANCESTORS) {
            String parent = open.pop();
            if (found.add(parent)) {
                open.addAll(groups.get(parent).parents());
            }
        }
        return found;
    }

    /** These groups and their ancestors, without {@code all}. */
    Set<String> withAncestors(Set<String> some) {
        Set<String> every = new TreeSet<>(some);
        some.forEach(group -> every.addAll(above.get(group)));
        every.remove(InventoryData.ALL);
        return every;
    }

    /** In Ansible's order of precedence: by depth, then priority, then name. */
    List<String> ranked(Set<String> some) {
        return some.stream()
                .sorted(Comparator.<String>comparingInt(this::depth)
                        .thenComparingInt(name -> groups.get(name).priority())
                        .thenComparing(name -> name))
                .toList();
    }

    /** Whether only the names decide on the precedence of these groups. */
    boolean sameRank(String one, String other) {
        return depth(one) == depth(other)
                && groups.get(one).priority() == groups.get(other).priority();
    }

    /** The longest path from {@code all}; 0 for groups in a cycle. */
    private int depth(String name) {
        return deepest(name, new HashSet<>());
    }

    private int deepest(String name, Set<String> below) {
        Integer known = depths.get(name);
        if (known != null || !below.add(name)) {
            return known == null ? 0 : known;
        }
        int deepest = name.equals(InventoryData.ALL) ? 0 : 1;
        for (String parent : groups.get(name).parents()) {
            deepest = Math.max(deepest, deepest(parent, below) + 1);
        }
        below.remove(name);
        depths.put(name, deepest);
        return deepest;
    }
}
