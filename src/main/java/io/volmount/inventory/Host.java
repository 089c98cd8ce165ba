package io.volmount.inventory;

import io.volmount.document.Located;
import io.volmount.volume.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of one agent in an inventory, with their locations. Unset ones are empty.
 *
 * @param name unique in its inventory; consists of letters, digits and {@code . - _ :}
 * @param address a host name, an IPv4 address, or an IPv6 address without brackets; defaults to the name
 * @param role empty for {@code auto} too
 * @param groups its groups and their ancestors, without {@code all}
 * @param sshArguments command line options of {@code ssh}, split into words
 * @param vars values of playbook variables
 */
public record Host(
        String name,
        Located<String> address,
        Optional<Located<Integer>> port,
        Optional<Located<String>> user,
        Optional<Located<Path>> identityFile,
        Optional<Located<Path>> knownHostsFile,
        Optional<Located<AlgorithmProfile>> algorithms,
        Optional<Located<Sudo>> sudo,
        Optional<Located<Role>> role,
        Optional<Located<String>> zone,
        SortedSet<String> groups,
        Map<String, Located<String>> vars,
        List<Located<String>> sshArguments)
        implements Listed {
    public Host {
        groups = sorted(groups);
        sshArguments = List.copyOf(sshArguments);
        vars = Collections.unmodifiableMap(new TreeMap<>(vars));
    }

    private static SortedSet<String> sorted(Collection<String> names) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /** This agent with additional ssh options. */
    Host with(List<Located<String>> furtherArguments) {
        List<Located<String>> all = new ArrayList<>(sshArguments);
        all.addAll(furtherArguments);
        return with(vars, all);
    }

    /** This agent with other values of some variables. */
    public Host withVariables(Map<String, Located<String>> others) {
        Map<String, Located<String>> all = new TreeMap<>(vars);
        all.putAll(others);
        return with(all, sshArguments);
    }

    private Host with(Map<String, Located<String>> variables, List<Located<String>> arguments) {
        return new Host(
                name,
                address,
                port,
                user,
                identityFile,
                knownHostsFile,
                algorithms,
                sudo,
                role,
                zone,
                groups,
                variables,
                arguments);
    }

    /** The variables without locations. */
    public Map<String, String> variables() {
        Map<String, String> values = new TreeMap<>();
        vars.forEach((key, value) -> values.put(key, value.value()));
        return values;
    }
}
