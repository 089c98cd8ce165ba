package io.volmount.inventory;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The agents to work on.
 *
 * @param hosts in the order of the file; no name and no endpoint twice
 */
public record Inventory(List<Host> hosts) {
    public Inventory {
        hosts = List.copyOf(hosts);
    }

    /**
     * Reads a file in any of the known formats. Paths in it start at its own directory.
     *
     * @param home what {@code ~} stands for in it
     * @throws InvalidInput with everything that is wrong with the file
     */
    public static Inventory load(Path file, Path home) {
        Path directory = file.toAbsolutePath().getParent();
        return InventoryFormats.read(TextFile.read(file), home, directory);
    }

    /** The names of all groups that hold an agent. */
    public SortedSet<String> groups() {
        SortedSet<String> groups = new TreeSet<>();
        hosts.forEach(host -> groups.addAll(host.groups()));
        return groups;
    }
}
