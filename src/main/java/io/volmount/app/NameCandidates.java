package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.document.InvalidInput;
import io.volmount.inventory.AgentList;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The names that can be typed where a command expects an agent or a pattern of agents.
 *
 * @param agents in inventory order
 * @param groups in alphabetical order, without {@code all}
 */
public record NameCandidates(List<String> agents, List<String> groups) {

    /** Those of inventories that have been read. */
    public static NameCandidates of(AgentList inventories) {
        return new NameCandidates(inventories.names(), inventories.groups());
    }

    /**
     * Those of inventories as given to {@code --inventory}. One that cannot be read has none; nor have a program, which is
     * not run, and standard input.
     */
    public static NameCandidates of(List<String> inventories, Path home) {
        try {
            return of(AgentList.readFiles(inventories, home));
        } catch (InvalidInput unreadable) {
            return new NameCandidates(List.of(), List.of());
        }
    }

    /** The names of all runs, the newest first; none if their folder cannot be read. */
    public static List<String> runs(ProcessContext context) {
        try {
            return new Runs(context.runs())
                    .newestFirst().stream().map(RunDirectory::run).toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
