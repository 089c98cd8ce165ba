package io.volmount.shell.session;

import io.volmount.agent.NodeCheck;
import java.time.Duration;
import java.util.List;

/** A login that runs commands on one node. */
public interface Shell extends AutoCloseable {

    /**
     * Runs a command in the user's login shell with this standard input, and waits for its end. No failure is thrown;
     * each is an {@link Ending}. Of one that never ran, no turn of its standard input was taken.
     *
     * @param deadline from now on; longer than zero
     */
    CommandResult run(String command, Stdin stdin, Duration deadline);

    default CommandResult run(String command, String stdin, Duration deadline) {
        return run(command, Stdin.of(stdin), deadline);
    }

    /** What was found good on the way to this login; nothing where nobody looked. */
    default List<NodeCheck> checks() {
        return List.of();
    }

    @Override
    void close();
}
