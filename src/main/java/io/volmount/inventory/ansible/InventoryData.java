package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The content of inventory files before variables are merged. Later values win. */
final class InventoryData {
    static final String ALL = "all";
    static final String UNGROUPED = "ungrouped";

    /** Limit for the number of hosts. */
    static final int MOST = 100_000;

    /** Limit for the number of groups. */
    static final int MOST_GROUPS = 20_000;

    private static final String PRIORITY = "ansible_group_priority";

    private final Diagnostics diagnostics;
    private final Remarks remarks = new Remarks();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Host> hosts = new LinkedHashMap<>();

    InventoryData(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        SourceLocation nowhere = SourceLocation.whole(ALL);
        groups.put(ALL, new Group(nowhere));
        groups.put(UNGROUPED, new Group(nowhere));
        child(ALL, UNGROUPED);
    }

    /** A group as read so far. */
    static final class Group {
        private final SourceLocation location;
        private final Map<String, Entry> variables = new LinkedHashMap<>();
        private final Set<String> parents = new LinkedHashSet<>();
        private int priority = 1;

        private Group(SourceLocation location) {
            this.location = location;
        }

        SourceLocation location() {
            return location;
        }

        Map<String, Entry> variables() {
            return variables;
        }

        Set<String> parents() {
            return parents;
        }

        int priority() {
            return priority;
        }
    }

    /** @param groups groups that list it, without {@code all} and {@code ungrouped} */
    record Host(Scalar name, Map<String, Entry> variables, Set<String> groups) {}

    Diagnostics diagnostics() {
        return diagnostics;
    }

    Remarks remarks() {
        return remarks;
    }

    Map<String, Group> groups() {
        return groups;
    }

    Collection<Host> hosts() {
        return hosts.values();
    }

    boolean knows(String group) {
        return groups.containsKey(group);
    }

    void group(Scalar name) {
        if (groups.size() == MOST_GROUPS && !groups.containsKey(name.text())) {
            throw new InvalidInput(
                    name.location(), "more than " + MOST_GROUPS + " groups; check the file or split the inventory");
        }
        groups.computeIfAbsent(name.text(), first -> new Group(name.location()));
    }

    /** Makes a group the child of another; both must exist. */
    void child(String parent, String child) {
        groups.get(child).parents.add(parent);
    }

    void groupVariable(String group, Entry variable) {
        Group known = groups.get(group);
        if (variable.key().text().equals(PRIORITY)) {
            Scalars.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)
                    .read(variable.value(), diagnostics)
                    .ifPresent(priority -> known.priority = priority);
        } else {
            known.variables.put(variable.key().text(), variable);
        }
    }

    /** Adds a host to a group; several entries with the same name are one host. */
    void host(Scalar name, String group, List<Entry> variables) {
        if (hosts.size() == MOST && !hosts.containsKey(name.text())) {
            throw new InvalidInput(
                    name.location(), "more than " + MOST + " agents; check the ranges or split the inventory");
        }
        Host known = hosts.computeIfAbsent(
                name.text(), first -> new Host(name, new LinkedHashMap<>(), new LinkedHashSet<>()));
        if (!group.equals(ALL) && !group.equals(UNGROUPED)) {
            known.groups.add(group);
        }
        variables.forEach(variable -> known.variables.put(variable.key().text(), variable));
    }

    void hosts(Scalar pattern, String group, List<Entry> variables) {
        HostPattern.read(pattern, diagnostics).ifPresent(read -> {
            List<Entry> own = read.port()
                    .map(port -> HostPattern.withPort(variables, new Scalar(pattern.location(), port)))
                    .orElse(variables);
            read.names().forEach(name -> host(new Scalar(pattern.location(), name), group, own));
        });
    }

    /** Checks that a name is not blank. */
    boolean isName(Scalar name) {
        boolean blank = name.text().isBlank();
        if (blank) {
            diagnostics.add(name.location(), "empty name " + quoted(name.text()) + "; write one or remove it");
        }
        return !blank;
    }
}
