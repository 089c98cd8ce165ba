package io.volmount.inventory;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
     * All agents of a file in any of the known forms. Paths in it start at its own directory.
     *
     * @param home what {@code ~} stands for in it
     * @throws InvalidInput with everything that is wrong with the file
     */
    public static Inventory load(Path file, Path home) {
        return AgentList.read(
                        List.of(file.toString()),
                        InputStream.nullInputStream(),
                        new PrintStream(OutputStream.nullOutputStream()),
                        home)
                .choose(Optional.empty(), Set.of())
                .inventory();
    }

    /**
     * The same of a text that has been read already and stands beside no other files.
     *
     * @param directory where relative paths in it start
     * @throws InvalidInput with everything that is wrong with the text
     */
    public static Inventory read(TextFile file, Path home, Path directory) {
        return AgentList.read(file, home, directory)
                .choose(Optional.empty(), Set.of())
                .inventory();
    }

    /**
     * The agents in volmount's own form, each with its own settings and in no group: what {@link #read} reads, wherever
     * it is. Holds nothing that an inventory is not read for, and so no password.
     *
     * @param home what becomes {@code ~}, so that it is another's home elsewhere
     */
    public String text(Path home) {
        return new InventoryText(home).of(hosts);
    }

    /** The names of all groups that hold an agent. */
    public SortedSet<String> groups() {
        SortedSet<String> groups = new TreeSet<>();
        hosts.forEach(host -> groups.addAll(host.groups()));
        return groups;
    }
}
