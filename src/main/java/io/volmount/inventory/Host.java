package io.volmount.inventory;

import io.volmount.agent.Role;
import io.volmount.document.Placed;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an inventory says of one agent, and where. What it leaves out is empty here.
 *
 * @param name unique in its inventory; of letters, digits and {@code . - _ :}
 * @param address a host name, an IPv4 address, or an IPv6 address without brackets; the name where no address is written
 * @param role empty too when the inventory says that it is to be found out on the node
 * @param groups the groups it is in, with their parents, without {@code all}
 * @param vars what fills the playbook's variables on this agent
 */
public record Host(
        String name,
        Placed<String> address,
        Optional<Placed<Integer>> port,
        Optional<Placed<String>> user,
        Optional<Placed<Path>> identityFile,
        Optional<Placed<Path>> knownHostsFile,
        Optional<Placed<AlgorithmProfile>> algorithms,
        Optional<Placed<Sudo>> sudo,
        Optional<Placed<Role>> role,
        Optional<Placed<String>> zone,
        SortedSet<String> groups,
        Map<String, Placed<String>> vars) {
    public Host {
        groups = sorted(groups);
        vars = Collections.unmodifiableMap(new TreeMap<>(vars));
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** The variables without their places. */
    public Map<String, String> variables() {
        Map<String, String> values = new TreeMap<>();
        vars.forEach((key, value) -> values.put(key, value.value()));
        return values;
    }
}
