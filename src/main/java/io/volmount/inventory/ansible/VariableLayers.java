package io.volmount.inventory.ansible;

import io.volmount.document.Node.Entry;
import io.volmount.inventory.ansible.InventoryData.Host;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges a host's variables with Ansible's precedence, lowest first: {@code all} in the inventory, groups there, {@code
 * group_vars/all}, the groups' files in {@code group_vars}, the host in the inventory, its files in {@code host_vars}.
 * Files of later inventories win.
 */
final class VariableLayers {
    private final InventoryData data;
    private final GroupTree tree;
    private final List<Path> directories;
    private final VariablesFiles files;
    private final Map<Set<String>, Map<String, AnsibleVariable>> shared = new HashMap<>();

    VariableLayers(InventoryData data, GroupTree tree, List<Path> directories, VariablesFiles files) {
        this.data = data;
        this.tree = tree;
        this.directories = directories;
        this.files = files;
    }

    Map<String, AnsibleVariable> of(Host host) {
        Set<String> groups = host.groups().isEmpty() ? Set.of(InventoryData.UNGROUPED) : host.groups();
        Map<String, AnsibleVariable> merged =
                new LinkedHashMap<>(shared.computeIfAbsent(tree.withAncestors(groups), this::ofGroups));
        put(host.variables(), merged);
        directories.forEach(directory ->
                put(files.of(directory.resolve("host_vars"), host.name().text()), merged));
        return merged;
    }

    private Map<String, AnsibleVariable> ofGroups(Set<String> groups) {
        List<String> ranked = tree.ranked(groups);
        Map<String, AnsibleVariable> merged = new LinkedHashMap<>();
        put(data.groups().get(InventoryData.ALL).variables(), merged);
        Layer written = new Layer();
        ranked.forEach(group -> written.add(group, data.groups().get(group).variables()));
        merged.putAll(written.variables);
        for (Path directory : directories) {
            put(files.of(directory.resolve("group_vars"), InventoryData.ALL), merged);
        }
        for (Path directory : directories) {
            Layer beside = new Layer();
            ranked.forEach(group -> beside.add(group, files.of(directory.resolve("group_vars"), group)));
            merged.putAll(beside.variables);
        }
        return merged;
    }

    private static void put(Map<String, Entry> stronger, Map<String, AnsibleVariable> merged) {
        stronger.forEach((name, entry) -> merged.put(name, new AnsibleVariable(entry, Optional.empty())));
    }

    /** Group variables of one layer; for groups of the same rank only the names decide. */
    private final class Layer {
        private final Map<String, AnsibleVariable> variables = new LinkedHashMap<>();
        private final Map<String, String> groupOf = new HashMap<>();

        void add(String group, Map<String, Entry> added) {
            added.forEach((name, entry) -> {
                AnsibleVariable earlier = variables.get(name);
                Optional<Entry> conflict = Optional.empty();
                if (earlier != null && tree.sameRank(groupOf.get(name), group)) {
                    conflict = AnsibleVariable.differ(earlier.value(), entry.value())
                            ? Optional.of(earlier.entry())
                            : earlier.conflict();
                }
                variables.put(name, new AnsibleVariable(entry, conflict));
                groupOf.put(name, group);
            });
        }
    }
}
