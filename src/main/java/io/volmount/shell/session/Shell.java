package io.volmount.shell.session;

import io.volmount.agent.NodeCheck;
import java.time.Duration;
import java.util.List;

/** Runs commands on one node. */
public interface Shell extends AutoCloseable {

    /**
     * Runs a command in the user's login shell and waits for its end. Does not throw on failure; each outcome is an
     * {@link Ending}. If the command never ran, its standard input was not read.
     *
     * @param deadline from the call on; positive
     */
    CommandResult run(String command, Stdin stdin, Duration deadline);

    default CommandResult run(String command, String stdin, Duration deadline) {
        return run(command, Stdin.of(stdin), deadline);
    }

    /** The checks passed during login; may be empty. */
    default List<NodeCheck> checks() {
        return List.of();
    }

    @Override
    void close();
}
