package io.volmount.inventory;

import io.volmount.agent.Role;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One agent and how to reach it.
 *
 * @param name unique in its inventory; of letters, digits and {@code . - _ :}
 * @param address a host name, an IPv4 address, or an IPv6 address without brackets
 * @param role empty when it is to be found out on the node
 * @param groups the groups it is in, with their parents, without {@code all}
 * @param vars what fills the playbook's variables on this agent
 */
public record Host(
        String name,
        String address,
        int port,
        String user,
        Optional<Path> identityFile,
        Optional<Path> knownHostsFile,
        Sudo sudo,
        Optional<Role> role,
        Optional<String> zone,
        SortedSet<String> groups,
        Map<String, String> vars) {
    public Host {
        groups = sorted(groups);
        vars = Collections.unmodifiableMap(new TreeMap<>(vars));
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** Address and port as in reports: {@code 10.0.1.11:22}, {@code [2001:db8::1]:22}. */
    public String endpoint() {
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
