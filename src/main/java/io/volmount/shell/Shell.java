package io.volmount.shell;

import java.time.Duration;

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

    @Override
    void close();
}
