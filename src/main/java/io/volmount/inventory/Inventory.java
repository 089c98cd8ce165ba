package io.volmount.inventory;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.mesos.MasterUrl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The selected agents.
 *
 * @param hosts in inventory order; names and endpoints are unique
 * @param master of their cluster; empty if the inventory names none
 */
public record Inventory(List<Host> hosts, Optional<MasterUrl> master) {
    public Inventory {
        hosts = List.copyOf(hosts);
    }

    /** Other agents of the same cluster, or the same with other settings. */
    public Inventory with(List<Host> others) {
        return new Inventory(others, master);
    }

    /**
     * All agents of a text without accompanying variable files.
     *
     * @param directory where relative paths in it start
     * @throws InvalidInput with all errors of the text
     */
    public static Inventory read(TextFile file, Path home, Path directory) {
        return AgentList.read(file, home, directory)
                .choose(Optional.empty(), Set.of())
                .inventory();
    }

    /**
     * The agents in volmount's format, each with its own settings and without groups, for {@link #read} on any
     * machine. Contains only settings that volmount uses, hence no password.
     *
     * @param home replaced by {@code ~}, so that it is the reader's home directory
     */
    public String text(Path home) {
        return new InventoryText(home).of(this);
    }
}
